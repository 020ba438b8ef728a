package io.hippocampus.sleep;

import static java.util.Objects.requireNonNull;

import io.hippocampus.sleep.cron.LocalCron;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;

/** When to sleep, on a wall clock that is never changed. Immutable. */
public sealed interface Times {

  /** Returns the first time after that one. */
  LocalDateTime next(LocalDateTime after);

  /** Returns the times of day that occur, in order. */
  Set<LocalTime> ofDay();

  /**
   * A time of day, on some days of the week.
   *
   * @param at the time, in whole seconds
   * @param days on which days
   */
  record Daily(LocalTime at, Weekdays days) implements Times {

    public Daily {
      requireNonNull(days, "days");
      if (!at.equals(at.truncatedTo(ChronoUnit.SECONDS))) {
        throw new IllegalArgumentException("the time is " + at + "; allowed are whole seconds");
      }
    }

    @Override
    public LocalDateTime next(LocalDateTime after) {
      LocalDateTime next = after.toLocalDate().atTime(at);
      while (!next.isAfter(after) || !days.contains(next.getDayOfWeek())) {
        next = next.plusDays(1);
      }
      return next;
    }

    @Override
    public Set<LocalTime> ofDay() {
      return Set.of(at);
    }

    @Override
    public String toString() {
      return days.equals(Weekdays.ALL) ? at.toString() : at + " on " + days;
    }
  }

  /**
   * What a cron expression says.
   *
   * @param expression one that names some time
   */
  record Cron(LocalCron expression) implements Times {

    private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int LONGEST = 200;

    public Cron {
      if (expression.toString().length() > LONGEST) {
        throw new IllegalArgumentException("a cron expression of "
            + expression.toString().length() + " characters; allowed are " + LONGEST + " at most");
      }
      if (expression.next(SOME_TIME).isEmpty()) {
        throw new IllegalArgumentException(
            "the cron expression '" + expression + "' names no time that ever comes");
      }
    }

    @Override
    public LocalDateTime next(LocalDateTime after) {
      return expression
          .next(after)
          .orElseThrow(() -> new IllegalStateException(
              "the cron expression '" + expression + "' names no time after " + after));
    }

    /** Returns those of the first day that has any: a day of a cron expression is like another. */
    @Override
    public Set<LocalTime> ofDay() {
      Set<LocalTime> times = new LinkedHashSet<>();
      LocalDateTime first = next(SOME_TIME.minusSeconds(1));
      for (LocalDateTime time = first;
          time.toLocalDate().equals(first.toLocalDate());
          time = next(time)) {
        times.add(time.toLocalTime());
      }
      return times;
    }

    @Override
    public String toString() {
      return "cron " + expression;
    }
  }
}
