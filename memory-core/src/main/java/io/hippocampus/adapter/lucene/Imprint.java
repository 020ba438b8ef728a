package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.SpaceName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a long-term tier is derived from; each commit carries it.
 *
 * @param space whose memories it finds
 * @param store the store they are in
 * @param model the model of their embeddings
 */
record Imprint(SpaceName space, UUID store, EmbeddingModelId model) {

  /** The layout of {@link Documents}; raise it whenever they are written differently. */
  private static final int LAYOUT = 1;

  private static final String PUBLISHED = "published";

  /** Returns what a commit carries that has published up to that place in the store's ledger. */
  Map<String, String> publishedUpTo(long sequence) {
    Map<String, String> data = new HashMap<>(carried());
    data.put(PUBLISHED, Long.toString(sequence));
    return data;
  }

  private Map<String, String> carried() {
    return Map.of(
        "space", space.value(),
        "store", store.toString(),
        "model", model.name(),
        "dimensions", Integer.toString(model.dimensions()),
        "layout", Integer.toString(LAYOUT));
  }

  /** Returns why what a commit carries is not of this imprint; empty when it is. */
  Optional<String> differenceTo(Map<String, String> data) {
    return carried().entrySet().stream()
        .filter(wanted -> !wanted.getValue().equals(data.get(wanted.getKey())))
        .map(wanted -> "it is of another " + wanted.getKey())
        .sorted()
        .findFirst();
  }

  /** Returns up to which place a commit of this imprint has published. */
  static long published(Map<String, String> data) {
    return Long.parseLong(data.get(PUBLISHED));
  }
}
