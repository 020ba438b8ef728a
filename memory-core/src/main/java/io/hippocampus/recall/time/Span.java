package io.hippocampus.recall.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A stretch of civil time, of no particular zone.
 *
 * @param from its first moment
 * @param to the first moment after it
 * @param granularity how finely it was told
 */
record Span(LocalDateTime from, LocalDateTime to, Granularity granularity) {

  /** The earliest moment that an expression can mean. */
  static final LocalDateTime EARLIEST = LocalDateTime.of(1900, 1, 1, 0, 0);

  /** The first moment too late for an expression to mean. */
  static final LocalDateTime LATEST = LocalDateTime.of(2200, 1, 1, 0, 0);

  static Span of(LocalDate from, LocalDate to, Granularity granularity) {
    return new Span(from.atStartOfDay(), to.atStartOfDay(), granularity);
  }

  static Span day(LocalDate day) {
    return of(day, day.plusDays(1), Granularity.DAY);
  }

  /** Returns the week from Monday on that the day is in. */
  static Span week(LocalDate day) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return of(monday, monday.plusWeeks(1), Granularity.WEEK);
  }

  /** Returns the weekend at the end of the week that the day is in. */
  static Span weekend(LocalDate day) {
    LocalDate saturday = week(day).firstDay().plusDays(5);
    return of(saturday, saturday.plusDays(2), Granularity.WEEKEND);
  }

  static Span month(YearMonth month) {
    return of(month.atDay(1), month.plusMonths(1).atDay(1), Granularity.MONTH);
  }

  /** Returns the quarter of that number, 1 to 4. */
  static Span quarter(int year, int number) {
    LocalDate start = LocalDate.of(year, 3 * number - 2, 1);
    return of(start, start.plusMonths(3), Granularity.QUARTER);
  }

  static Span year(int year) {
    return of(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), Granularity.YEAR);
  }

  static Span decade(int year) {
    int first = year - Math.floorMod(year, 10);
    return of(LocalDate.of(first, 1, 1), LocalDate.of(first + 10, 1, 1), Granularity.DECADE);
  }

  LocalDate firstDay() {
    return from.toLocalDate();
  }

  /** Returns the first day that begins after it. */
  LocalDate dayAfter() {
    LocalDate day = to.toLocalDate();
    return to.equals(day.atStartOfDay()) ? day : day.plusDays(1);
  }

  /** Returns its first third (0), second (1) or last (2), in whole days. */
  Span third(int which) {
    long days = ChronoUnit.DAYS.between(from, to);
    LocalDate start = firstDay();
    return of(
        start.plusDays(days * which / 3), start.plusDays(days * (which + 1) / 3), Granularity.SPAN);
  }

  /** Returns its first half (0) or second (1), in whole months if it has an even number of them. */
  Span half(int which) {
    long months = ChronoUnit.MONTHS.between(from, to);
    LocalDate middle = months >= 2 && months % 2 == 0
        ? firstDay().plusMonths(months / 2)
        : firstDay().plusDays((ChronoUnit.DAYS.between(from, to) + 1) / 2);
    return which == 0
        ? of(firstDay(), middle, Granularity.SPAN)
        : new Span(middle.atStartOfDay(), to, Granularity.SPAN);
  }

  /**
   * Returns the stretch from the beginning of this one to the end of the other, if it has any
   * length.
   */
  Optional<Span> through(Span last) {
    return from.isBefore(last.to)
        ? Optional.of(new Span(from, last.to, Granularity.SPAN))
        : Optional.empty();
  }

  /** Returns what of it lies within these bounds, if anything does. */
  Optional<Span> within(LocalDateTime earliest, LocalDateTime latest) {
    LocalDateTime start = from.isBefore(earliest) ? earliest : from;
    LocalDateTime end = to.isAfter(latest) ? latest : to;
    return start.isBefore(end) ? Optional.of(new Span(start, end, granularity)) : Optional.empty();
  }
}
