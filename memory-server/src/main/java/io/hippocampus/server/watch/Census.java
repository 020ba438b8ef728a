package io.hippocampus.server.watch;

import io.hippocampus.MemorySpace;
import io.hippocampus.SpaceStatus;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Memory;
import io.hippocampus.server.home.OpenHome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What all spaces that are open hold together, counted anew when the last count is a minute old.
 * Thread-safe.
 */
final class Census {

  /** Retrievability is told in so many bands of equal width. */
  static final int BANDS = 10;

  private static final Duration GOOD_FOR = Duration.ofMinutes(1);

  private final OpenHome home;
  private Instant taken = Instant.EPOCH;
  private Count count = new Count(0, 0, 0, 0, 0, new long[BANDS]);

  Census(OpenHome home) {
    this.home = home;
  }

  /** What was counted. */
  private record Count(
      int spaces, long shortTerm, long longTerm, long pinned, long unencoded, long[] bands) {}

  /** Returns how many spaces are open. */
  synchronized double spaces() {
    return latest().spaces();
  }

  /** Returns how many short-term memories there are. */
  synchronized double shortTerm() {
    return latest().shortTerm();
  }

  /** Returns how many long-term memories there are. */
  synchronized double longTerm() {
    return latest().longTerm();
  }

  /** Returns how many pinned memories there are. */
  synchronized double pinned() {
    return latest().pinned();
  }

  /** Returns how many memories wait for a tag or an embedding. */
  synchronized double unencoded() {
    return latest().unencoded();
  }

  /** Returns how many live memories have a retrievability in that band. */
  synchronized double band(int band) {
    return latest().bands()[band];
  }

  private Count latest() {
    Instant now = home.clock().instant();
    if (Duration.between(taken, now).compareTo(GOOD_FOR) >= 0) {
      taken = now;
      count = home.memory().openSpaces().stream()
          .map(space -> count(space, now))
          .reduce(new Count(0, 0, 0, 0, 0, new long[BANDS]), Census::sum);
    }
    return count;
  }

  private static Count count(MemorySpace space, Instant now) {
    SpaceStatus status = space.status();
    SleepPolicy policy = space.policy().current();
    long[] bands = new long[BANDS];
    for (Memory memory : space.memories()) {
      double retrievability =
          policy.curve().retrievability(memory.strength(), now).value();
      bands[Math.min(BANDS - 1, (int) (retrievability * BANDS))]++;
    }
    return new Count(
        1,
        status.live().shortTerm(),
        status.live().longTerm(),
        status.pinned(),
        status.unencoded(),
        bands);
  }

  private static Count sum(Count one, Count other) {
    long[] bands = Arrays.copyOf(one.bands(), BANDS);
    for (int i = 0; i < BANDS; i++) {
      bands[i] += other.bands()[i];
    }
    return new Count(
        one.spaces() + other.spaces(),
        one.shortTerm() + other.shortTerm(),
        one.longTerm() + other.longTerm(),
        one.pinned() + other.pinned(),
        one.unencoded() + other.unencoded(),
        bands);
  }
}
