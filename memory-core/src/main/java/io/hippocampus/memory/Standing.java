package io.hippocampus.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a memory is in its life, since when and why.
 *
 * @param state where it is
 * @param since since when
 * @param reason why, in words a person can read
 * @param successor the memory that holds its content now; present exactly when it was merged
 */
public record Standing(
    MemoryState state, Instant since, String reason, Optional<MemoryId> successor) {

  public Standing {
    if (successor.isPresent() != (state == MemoryState.MERGED)) {
      throw new IllegalArgumentException("standing " + state + " has the successor " + successor
          + "; a merged memory has one, no other has");
    }
  }

  /** Returns a standing without a successor. */
  public static Standing of(MemoryState state, Instant since, String reason) {
    return new Standing(state, since, reason, Optional.empty());
  }
}
