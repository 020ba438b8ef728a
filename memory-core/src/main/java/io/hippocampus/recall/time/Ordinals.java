package io.hippocampus.recall.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts days, weeks and weekends within a longer time. */
final class Ordinals {

  /** The number of the last one. */
  static final int LAST = -1;

  private Ordinals() {}

  /** Returns the n-th unit or weekday that begins within {@code whole}, if it has so many. */
  static Optional<Span> nth(
      Span whole, int number, @Nullable Unit unit, Optional<DayOfWeek> weekday) {
    LocalDate from = whole.firstDay();
    LocalDate to = whole.dayAfter();
    Optional<Span> span = weekday
        .map(day -> Span.day(nth(day, from, to, number)))
        .or(() -> Optional.ofNullable(unit).flatMap(of -> nth(of, from, to, number)));
    return span.filter(
        found -> !found.firstDay().isBefore(from) && found.firstDay().isBefore(to));
  }

  private static Optional<Span> nth(Unit unit, LocalDate from, LocalDate to, int number) {
    boolean last = number == LAST;
    return switch (unit) {
      case DAY -> Optional.of(Span.day(last ? to.minusDays(1) : from.plusDays(number - 1L)));
      case WEEKEND -> Optional.of(Span.weekend(nth(DayOfWeek.SATURDAY, from, to, number)));
      case WEEK -> {
        LocalDate start = last ? to.minusWeeks(1) : from.plusWeeks(number - 1L);
        yield Optional.of(Span.of(start, start.plusWeeks(1), Granularity.WEEK));
      }
      case MONTH, QUARTER -> {
        LocalDate start =
            last ? to.minusDays(1) : unit.shift(from.atStartOfDay(), number - 1).toLocalDate();
        yield Optional.of(unit.holding(start.atStartOfDay()));
      }
      case MINUTE, HOUR, FORTNIGHT, YEAR, DECADE -> Optional.empty();
    };
  }

  private static LocalDate nth(DayOfWeek day, LocalDate from, LocalDate to, int number) {
    return number == LAST
        ? to.with(TemporalAdjusters.previous(day))
        : from.with(TemporalAdjusters.nextOrSame(day)).plusWeeks(number - 1L);
  }
}
