package io.hippocampus.sleep;

import io.hippocampus.Restlessness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What wakes a night besides the clock. Immutable; start from {@link #NONE}.
 *
 * <p>A night is woken only where something was lived that none has slept on, and never sooner after
 * the last than the gap allows. What {@link #reason} decides is a pure function of what it is
 * given.
 *
 * @param window the share of the context window's token limit that is taken by what no night has
 *     slept on, above 0 up to 1; empty not to look at it
 * @param salience the sum of the importance of what no night has slept on, above 0; empty not to
 *     look at it
 * @param idle for how long nothing was recorded or recalled, from a second on; empty not to look at
 *     it
 * @param compaction whether the announcement of a compaction wakes a night
 * @param gap how long after a space's last night, whatever woke that, none of these wakes another;
 *     from a second on
 */
public record Wakeups(
    Optional<Double> window,
    Optional<Double> salience,
    Optional<Duration> idle,
    boolean compaction,
    Duration gap) {

  /** Nothing but the clock; a gap of 30 minutes once there is something. */
  public static final Wakeups NONE = new Wakeups(
      Optional.empty(), Optional.empty(), Optional.empty(), false, Duration.ofMinutes(30));

  /** What may have happened to a space when it is looked at. */
  public enum Occasion {
    /** Nothing; it is looked at from time to time. */
    LOOK,
    /** Its host announced that it is about to compact the context. */
    COMPACTION
  }

  public Wakeups {
    window.filter(share -> !(share > 0 && share <= 1)).ifPresent(share -> {
      throw new IllegalArgumentException("the share of the context window that wakes is " + share
          + "; allowed are shares above 0 up to 1");
    });
    salience.filter(sum -> !(sum > 0 && Double.isFinite(sum))).ifPresent(sum -> {
      throw new IllegalArgumentException(
          "the salience that wakes is " + sum + "; allowed are numbers above 0");
    });
    idle.ifPresent(time -> requireSeconds("idle time that wakes", time));
    requireSeconds("gap after a night", gap);
  }

  private static void requireSeconds(String what, Duration time) {
    boolean isWhole = time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    if (!isWhole || time.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "the " + what + " is " + time + "; allowed are whole seconds from 1 on");
    }
  }

  /** Returns these, woken also when that share of the context window was not slept on. */
  public Wakeups atWindow(double share) {
    return new Wakeups(Optional.of(share), salience, idle, compaction, gap);
  }

  /** Returns these, woken also when that much importance was not slept on. */
  public Wakeups atSalience(double sum) {
    return new Wakeups(window, Optional.of(sum), idle, compaction, gap);
  }

  /** Returns these, woken also when nothing was recorded or recalled for so long. */
  public Wakeups whenIdle(Duration time) {
    return new Wakeups(window, salience, Optional.of(time), compaction, gap);
  }

  /** Returns these, woken also before a compaction that is announced. */
  public Wakeups beforeCompaction() {
    return new Wakeups(window, salience, idle, true, gap);
  }

  /** Returns these with that much time at least since a space's last night. Default: 30 minutes. */
  public Wakeups gap(Duration time) {
    return new Wakeups(window, salience, idle, compaction, time);
  }

  /** Whether a space must be looked at from time to time. */
  public boolean areLookedFor() {
    return window.isPresent() || salience.isPresent() || idle.isPresent();
  }

  /** Returns why a night is woken in a space that is like this; empty when none is. */
  public Optional<String> reason(Restlessness space, Occasion occasion, Instant now) {
    boolean isTooSoon = space
        .lastSleep()
        .filter(last -> !last.isAfter(now)) // left by a clock that was wrong
        .filter(last -> now.isBefore(last.plus(gap)))
        .isPresent();
    if (space.unslept() == 0 || isTooSoon) {
      return Optional.empty();
    }
    if (occasion == Occasion.COMPACTION && compaction) {
      return Optional.of("before a compaction");
    }
    return windowFull(space).or(() -> salient(space)).or(() -> idle(space, now));
  }

  private Optional<String> windowFull(Restlessness space) {
    return window
        .filter(share -> space.windowFill() >= share)
        .map(share -> "%.0f %% of the context window not slept on, from %.0f %% on"
            .formatted(100 * space.windowFill(), 100 * share));
  }

  private Optional<String> salient(Restlessness space) {
    return salience
        .filter(sum -> space.salience() >= sum)
        .map(sum ->
            String.format(Locale.ROOT, "salience %.1f, from %.1f on", space.salience(), sum));
  }

  private Optional<String> idle(Restlessness space, Instant now) {
    return idle.filter(time -> !now.isBefore(space.lastActivity().plus(time)))
        .map(time -> "idle since " + space.lastActivity().truncatedTo(ChronoUnit.SECONDS));
  }
}
