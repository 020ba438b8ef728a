package io.hippocampus.recall;

import io.hippocampus.memory.Embedding;
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
  private final Map<String, Embedding> latest = new LinkedHashMap<>(16, 0.75f, true);

  CueMeanings(Embedder embedder) {
    this.embedder = embedder;
  }

  Embedding of(String cue) {
    return known(cue).orElseGet(() -> remember(cue, embedder.cue(cue)));
  }

  private synchronized Optional<Embedding> known(String cue) {
    return Optional.ofNullable(latest.get(cue));
  }

  private synchronized Embedding remember(String cue, Embedding meaning) {
    latest.put(cue, meaning);
    if (latest.size() > MOST) {
      latest.remove(latest.keySet().iterator().next());
    }
    return meaning;
  }
}
