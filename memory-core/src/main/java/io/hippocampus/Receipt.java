package io.hippocampus;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.MemoryId;
import java.util.List;

/**
 * What became of an experience that was recorded.
 *
 * @param experience its id
 * @param memory the memory it became
 * @param isNew false when it had been recorded before; nothing was changed then
 * @param evicted what left the context window for it, oldest first; it stays recallable
 */
public record Receipt(
    ExperienceId experience, MemoryId memory, boolean isNew, List<ExperienceId> evicted) {

  public Receipt {
    evicted = List.copyOf(evicted);
  }
}
