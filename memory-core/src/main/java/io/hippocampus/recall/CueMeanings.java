package io.hippocampus.recall;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows the embeddings of the latest cues: nights ask the same probes of two indexes, and again the
 * next night. Thread-safe.
 */
final class CueMeanings {

  private static final int MOST = 1_000;

  private final Embedder embedder;
  private final Map<Key, Embedding> latest = new LinkedHashMap<>(16, 0.75f, true);

  CueMeanings(Embedder embedder) {
    this.embedder = embedder;
  }

  /** A cue, and the model that embedded it. */
  private record Key(EmbeddingModelId model, String cue) {}

  Embedding of(String cue) {
    Key key = new Key(embedder.model(), cue);
    return known(key).orElseGet(() -> remember(key, embedder.cue(cue)));
  }

  private synchronized Optional<Embedding> known(Key key) {
    return Optional.ofNullable(latest.get(key));
  }

  private synchronized Embedding remember(Key key, Embedding meaning) {
    latest.put(key, meaning);
    if (latest.size() > MOST) {
      latest.remove(latest.keySet().iterator().next());
    }
    return meaning;
  }
}
