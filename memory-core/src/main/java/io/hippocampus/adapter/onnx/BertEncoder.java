package io.hippocampus.adapter.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * A BERT encoder with mean pooling, run by ONNX Runtime, and its tokenizer. Thread-safe.
 *
 * <p>One session serves all callers: it may be run from many threads, and as it has no threads of
 * its own each run stays on its caller's. That keeps one copy of the weights, and vectors that are
 * equal bit by bit however many run at once. A semaphore bounds how many do.
 */
final class BertEncoder implements AutoCloseable {

  /** How many dimensions its vectors have. */
  static final int DIMENSIONS = 384;

  /** How many tokens it reads at once, beside its own two marks. */
  static final int MOST_TOKENS = 510;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;
  private final Semaphore callers;

  /** Held for reading while native code runs, for writing while it is released. */
  private final ReadWriteLock life = new ReentrantReadWriteLock();

  private boolean closed;

  private BertEncoder(
      OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, int callers) {
    this.environment = environment;
    this.session = session;
    this.tokenizer = tokenizer;
    this.callers = new Semaphore(callers, true);
  }

  /** Loads a model and its tokenizer from resources on the class path. */
  static BertEncoder load(String model, String tokenizerFile, int callers) {
    try {
      HuggingFaceTokenizer tokenizer = tokenizer(tokenizerFile);
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session = environment.createSession(resource(model), options);
        return new BertEncoder(environment, session, tokenizer, callers);
      } catch (IOException | OrtException | RuntimeException | LinkageError e) {
        tokenizer.close();
        throw e;
      }
    } catch (IOException | OrtException | RuntimeException | LinkageError e) {
      throw new UnavailableException(
          "cannot load the embedding model " + model + " from the class path: " + e.getMessage(),
          e);
    }
  }

  /**
   * Unless told otherwise DJL looks on the network for a build that fits a GPU, and on Amazon's
   * machines reports their id to its makers; its offline mode does neither.
   */
  private static HuggingFaceTokenizer tokenizer(String file) throws IOException {
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    try (InputStream json = open(file)) {
      return HuggingFaceTokenizer.newInstance(
          json, Map.of("padding", "false", "truncation", "false"));
    }
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream bytes = open(file)) {
      return bytes.readAllBytes();
    }
  }

  private static InputStream open(String file) throws IOException {
    InputStream stream = BertEncoder.class.getResourceAsStream(file);
    if (stream == null) {
      throw new IOException(file + " is missing; add the jar of the model to the class path");
    }
    return stream;
  }

  /** Returns how many tokens the text has, without the model's own marks, however long it is. */
  int tokens(String text) {
    return whileOpen("count the tokens of a text", () -> ids(text, false).getIds().length);
  }

  /** Returns the mean of the text's token vectors, of any length. */
  float[] encode(String text) {
    return whileOpen("embed a text", () -> {
      callers.acquireUninterruptibly();
      try {
        return run(ids(text, true));
      } catch (OrtException e) {
        throw new UnavailableException("cannot embed a text: " + e.getMessage(), e);
      } finally {
        callers.release();
      }
    });
  }

  /** A surrogate without its partner cannot reach the native tokenizer, and becomes a "?". */
  private Encoding ids(String text, boolean withMarks) {
    byte[] wellFormed = text.getBytes(StandardCharsets.UTF_8);
    return tokenizer.encode(new String(wellFormed, StandardCharsets.UTF_8), withMarks, false);
  }

  private float[] run(Encoding encoding) throws OrtException {
    try (OnnxTensor ids = tensor(encoding.getIds());
        OnnxTensor mask = tensor(encoding.getAttentionMask());
        OnnxTensor types = tensor(encoding.getTypeIds());
        OrtSession.Result result = session.run(
            Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return mean(((OnnxTensor) result.get(0)).getFloatBuffer());
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] mean(FloatBuffer vectors) {
    float[] mean = new float[DIMENSIONS];
    int count = vectors.remaining() / DIMENSIONS;
    for (int token = 0; token < count; token++) {
      for (int i = 0; i < DIMENSIONS; i++) {
        mean[i] += vectors.get(token * DIMENSIONS + i);
      }
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      mean[i] /= count;
    }
    return mean;
  }

  private <T> T whileOpen(String act, Supplier<T> use) {
    Lock reading = life.readLock();
    reading.lock();
    try {
      if (closed) {
        throw new IllegalStateException("cannot " + act + ": the embedder is closed");
      }
      return use.get();
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() {
    Lock writing = life.writeLock();
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        tokenizer.close();
        session.close();
      }
    } catch (OrtException e) {
      throw new UnavailableException("cannot release the embedding model: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }
}
