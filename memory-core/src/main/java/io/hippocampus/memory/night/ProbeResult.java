package io.hippocampus.memory.night;

import io.hippocampus.memory.MemoryId;

/**
 * One probe asked of the evening's and of the morning's index.
 *
 * @param cue what was asked
 * @param expected the memory that should be found
 * @param eveningRank its rank in the evening, 1 is first, 0 is not found
 * @param morningRank the rank in the morning of it or of the memory that took it in
 */
public record ProbeResult(String cue, MemoryId expected, int eveningRank, int morningRank) {

  /** Whether the evening had it among the first {@code depth} and the morning has not. */
  public boolean fellOutOf(int depth) {
    return eveningRank >= 1 && eveningRank <= depth && (morningRank == 0 || morningRank > depth);
  }
}
