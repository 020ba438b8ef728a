package io.hippocampus;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.Passage;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An embedder that is loaded when it is first needed, so that what needs none starts at once. */
final class LazyEmbedder implements Embedder {

  private final EmbeddingModelId model;
  private final Supplier<Embedder> loading;
  private volatile @Nullable Embedder loaded;
  private boolean closed;

  LazyEmbedder(EmbeddingModelId model, Supplier<Embedder> loading) {
    this.model = model;
    this.loading = loading;
  }

  @Override
  public EmbeddingModelId model() {
    return model;
  }

  @Override
  public int tokens(String text) {
    return loaded().tokens(text);
  }

  @Override
  public Embedding cue(String cue) {
    return loaded().cue(cue);
  }

  @Override
  public List<Passage> passages(String text) {
    return loaded().passages(text);
  }

  private Embedder loaded() {
    Embedder ready = loaded;
    return ready == null ? load() : ready;
  }

  private synchronized Embedder load() {
    if (closed) {
      throw new IllegalStateException("this memory is closed; open the home again");
    }
    Embedder ready = loaded;
    if (ready == null) {
      ready = loading.get();
      loaded = ready;
    }
    return ready;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Embedder ready = loaded;
    if (ready != null) {
      ready.close();
    }
  }
}
