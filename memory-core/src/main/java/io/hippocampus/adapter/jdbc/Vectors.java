package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.Embedding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Embeddings as they are stored: float32, little-endian, bit by bit. */
final class Vectors {

  private Vectors() {}

  static byte[] toBytes(Embedding embedding) {
    ByteBuffer bytes =
        ByteBuffer.allocate(embedding.dimensions() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(embedding.toArray());
    return bytes.array();
  }

  static Embedding ofBytes(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return Embedding.of(values);
  }
}
