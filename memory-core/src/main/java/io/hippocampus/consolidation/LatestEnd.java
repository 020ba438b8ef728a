package io.hippocampus.consolidation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * When a night takes up nothing further. Of one night; used by one thread.
 *
 * <p>A night may be planned several times; what it has replayed in one plan it replays in the next
 * ones too, whatever the time, so that they differ in nothing but what they were planned again for.
 */
final class LatestEnd {

  private final Optional<Instant> until;
  private final InstantSource clock;
  private int replayed;

  /** A latest end by that clock; a night without one goes on to its end. */
  LatestEnd(Optional<Instant> until, InstantSource clock) {
    this.until = until;
    this.clock = clock;
  }

  /** Whether it has come. */
  boolean hasCome() {
    return until.filter(end -> !clock.instant().isBefore(end)).isPresent();
  }

  /** Whether the memory at that place in the queue, from 0, is replayed. */
  boolean mayReplay(int place) {
    if (place >= replayed && hasCome()) {
      return false;
    }
    replayed = Math.max(replayed, place + 1);
    return true;
  }
}
