package io.hippocampus.memory;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param start its first moment
 * @param end the first moment after it, later than {@code start}
 */
public record Interval(Instant start, Instant end) {

  public Interval {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("interval ends " + end + ", not after its start " + start);
    }
  }

  /** Whether the moment lies in it. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(start) && moment.isBefore(end);
  }

  /** Whether any moment from {@code from} to {@code to}, both included, lies in it. */
  public boolean overlaps(Instant from, Instant to) {
    return from.isBefore(end) && !to.isBefore(start);
  }
}
