package io.hippocampus;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import java.util.List;

/**
 * The embedder in use, which another one can take the place of. Whoever relies on its staying the
 * same for longer than a call sees to it by a lock that the switch holds too.
 */
final class SwitchedEmbedder implements Embedder {

  private volatile Embedder current;

  SwitchedEmbedder(Embedder first) {
    this.current = first;
  }

  void switchTo(Embedder next) {
    current = next;
  }

  @Override
  public EmbeddingModelId model() {
    return current.model();
  }

  @Override
  public int tokens(String text) {
    return current.tokens(text);
  }

  @Override
  public Embedding cue(String cue) {
    return current.cue(cue);
  }

  @Override
  public List<Passage> passages(String text) {
    return current.passages(text);
  }

  /** Does nothing: each embedder is closed by who made it. */
  @Override
  public void close() {}
}
