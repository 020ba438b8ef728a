package io.hippocampus.port;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.SpaceName;
import java.util.UUID;

/** Keeps one index a space. Thread-safe. */
public interface MemoryIndexes {

  /**
   * Opens the index of a space. A long-term tier that is missing, damaged, of another store, model
   * or layout is begun anew and has published up to 0.
   *
   * @param store the store it is derived from
   * @param model the model of its embeddings
   * @throws UnavailableException if the disk does not let it
   */
  MemoryIndex open(SpaceName space, UUID store, EmbeddingModelId model);

  /** Removes the long-term tier of a space from disk; the space's index must not be open. */
  void discard(SpaceName space);
}
