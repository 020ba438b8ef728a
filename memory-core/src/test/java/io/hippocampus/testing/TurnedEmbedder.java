package io.hippocampus.testing;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import java.util.List;

/**
 * Another model that finds the same things near to each other: the directions of
 * {@link WordEmbedder}, turned, in more dimensions. A life decides by it as by the other one, but
 * their embeddings cannot be compared.
 */
public final class TurnedEmbedder implements Embedder {

  private static final int MORE = 32;

  private final WordEmbedder unturned = new WordEmbedder();

  @Override
  public EmbeddingModelId model() {
    return new EmbeddingModelId("turned-for-tests", unturned.model().dimensions() + MORE);
  }

  @Override
  public int tokens(String text) {
    return unturned.tokens(text);
  }

  @Override
  public Embedding cue(String cue) {
    return turned(unturned.cue(cue));
  }

  @Override
  public List<Passage> passages(String text) {
    return unturned.passages(text).stream()
        .map(passage -> new Passage(passage.ordinal(), passage.text(), turned(passage.embedding())))
        .toList();
  }

  private Embedding turned(Embedding embedding) {
    float[] values = embedding.toArray();
    float[] turned = new float[model().dimensions()];
    for (int i = 0; i < values.length; i++) {
      turned[turned.length - 1 - i] = i % 2 == 0 ? values[i] : -values[i];
    }
    return Embedding.of(turned);
  }

  @Override
  public void close() {}
}
