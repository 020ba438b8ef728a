package io.hippocampus.sleep;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a space that failed is let be: twice as long each time, give or take a half, so that
 * several do not all try again at once. Immutable.
 *
 * @param first how long after the first failure, above 0
 * @param longest how long at most, before half of it is given or taken, at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {

  /** A minute, two, four, and so on up to six hours. */
  public static final Backoff DEFAULT = new Backoff(Duration.ofMinutes(1), Duration.ofHours(6));

  private static final int MOST_DOUBLINGS = 40;

  public Backoff {
    if (first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException(
          "the first backoff is " + first + "; allowed are durations above 0");
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "the longest backoff is " + longest + "; allowed are durations from the first, " + first);
    }
  }

  /** Returns how long to wait after so many failures, 1 and more. */
  public Duration after(int failures, RandomGenerator chance) {
    double doublings = Math.pow(2, Math.min(MOST_DOUBLINGS, failures - 1));
    double millis = Math.min(longest.toMillis(), first.toMillis() * doublings);
    return Duration.ofMillis(Math.round(millis * (0.5 + chance.nextDouble())));
  }
}
