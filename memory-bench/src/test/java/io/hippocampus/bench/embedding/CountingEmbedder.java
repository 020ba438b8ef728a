package io.hippocampus.bench.embedding;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import io.hippocampus.testing.WordEmbedder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Embeds by words and counts how often it is asked. */
final class CountingEmbedder implements Embedder {

  private final Embedder words = new WordEmbedder();
  private final AtomicInteger asked = new AtomicInteger();

  int asked() {
    return asked.get();
  }

  @Override
  public EmbeddingModelId model() {
    return words.model();
  }

  @Override
  public int tokens(String text) {
    asked.incrementAndGet();
    return words.tokens(text);
  }

  @Override
  public Embedding cue(String cue) {
    asked.incrementAndGet();
    return words.cue(cue);
  }

  @Override
  public List<Passage> passages(String text) {
    asked.incrementAndGet();
    return words.passages(text);
  }

  @Override
  public void close() {}
}
