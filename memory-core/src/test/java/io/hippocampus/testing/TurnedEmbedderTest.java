package io.hippocampus.testing;

import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbedderContract;

final class TurnedEmbedderTest extends EmbedderContract {

  private final Embedder embedder = new TurnedEmbedder();

  @Override
  protected Embedder embedder() {
    return embedder;
  }
}
