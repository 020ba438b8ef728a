package io.hippocampus.testing;

import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbedderContract;

final class WordEmbedderTest extends EmbedderContract {

  private final Embedder embedder = new WordEmbedder();

  @Override
  protected Embedder embedder() {
    return embedder;
  }
}
