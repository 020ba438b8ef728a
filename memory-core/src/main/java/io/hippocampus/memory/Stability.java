package io.hippocampus.memory;

import java.time.Duration;

/**
 * How firmly a memory is held: the days until its retrievability falls to 0.9.
 *
 * @param days 0.001 to 36500
 */
public record Stability(double days) {

  /** The least stability a memory can have. */
  public static final double LEAST_DAYS = 0.001;

  /** The greatest stability a memory can have, a hundred years. */
  public static final double MOST_DAYS = 36_500;

  private static final double NANOS_PER_DAY = 86_400e9;

  public Stability {
    Checks.within("stability in days", days, LEAST_DAYS, MOST_DAYS);
  }

  /** Returns the stability nearest to {@code days} that is allowed. */
  public static Stability clamped(double days) {
    return new Stability(Math.clamp(days, LEAST_DAYS, MOST_DAYS));
  }

  /** Returns how many times this stability fits into {@code elapsed}; never negative. */
  public double spansIn(Duration elapsed) {
    double elapsedDays = (elapsed.getSeconds() * 1e9 + elapsed.getNano()) / NANOS_PER_DAY;
    return Math.max(0, elapsedDays) / days;
  }
}
