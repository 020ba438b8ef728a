package io.hippocampus.port;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import java.util.List;
import java.util.Optional;

/**
 * Changes the model of a store's embeddings while the store serves: passages by the next model are
 * kept beside those in use, then all of it switches at once.
 *
 * <p>Passages by the next model follow the memory: they go when it says something else, is embedded
 * anew, expires or is forgotten. So what is there is right, whenever the work on it is interrupted
 * and goes on.
 *
 * <p>Thread-safe. A write is on disk when it returns; one that throws changed nothing.
 */
public interface ModelSwitch {

  /** Returns the model in use. */
  EmbeddingModelId model();

  /** Returns how many memories of the space, restorable ones too, have passages by that model. */
  long embedded(SpaceName space, EmbeddingModelId model);

  /**
   * Returns memories that have passages by the model in use and none by the next one, by their ids.
   *
   * @param after only memories with greater ids than this one
   * @param limit at most so many
   */
  List<Unembedded> unembedded(
      SpaceName space, EmbeddingModelId next, Optional<MemoryId> after, int limit);

  /**
   * A memory that is to be embedded.
   *
   * @param memory the memory; where it still says what it was recorded with, as it was recorded
   * @param version the version that was looked at
   * @param before what came right before it in its session, where it still says what it was
   *     recorded with; empty when there was nothing or that is erased
   */
  record Unembedded(Memory memory, long version, Optional<Experience> before) {}

  /**
   * The passages of a memory by the next model.
   *
   * @param memory which one
   * @param basedOn the version that was looked at
   * @param before the experience that had a part in them
   * @param passages the passages, one at least
   */
  record Reembedded(
      MemoryId memory, long basedOn, Optional<ExperienceId> before, List<Passage> passages) {
    public Reembedded {
      passages = List.copyOf(passages);
      if (passages.isEmpty()) {
        throw new IllegalArgumentException("memory " + memory + " was embedded into no passage");
      }
    }
  }

  /**
   * Keeps passages by the next model. Those of a memory that was changed, or of which the part
   * before was erased meanwhile, are left out: it is still {@link #unembedded}.
   *
   * @return how many memories' passages were kept
   * @throws IllegalArgumentException if the passages have not the model's dimensions, or it is the
   *     model in use
   */
  int keep(SpaceName space, EmbeddingModelId next, List<Reembedded> reembedded);

  /**
   * Makes the next model the one in use, at once: the store's name of it, and its passages alone.
   * Memories that have none are not encoded any more, and so are encoded by it. Switching to the
   * model in use only removes what others left.
   */
  void switchTo(EmbeddingModelId next);
}
