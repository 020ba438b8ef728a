package io.hippocampus.adapter.jdbc;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Moments as they are stored: nanoseconds since 1970-01-01T00:00:00Z. They come back exactly as
 * given, sort as time does, and need no type that databases disagree about.
 */
final class Moments {

  private static final long NANOS = 1_000_000_000L;

  private Moments() {}

  /**
   * Returns the moment as stored.
   *
   * @throws IllegalArgumentException if it lies outside of what fits, about the years 1678 to 2261
   */
  static long toNanos(Instant moment) {
    try {
      return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), NANOS), moment.getNano());
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException(
          "the moment " + moment + " cannot be stored; allowed are the years 1678 to 2261", e);
    }
  }

  /** Returns the moment that was stored. */
  static Instant ofNanos(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }
}
