package io.hippocampus.recall.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** A unit that people count time in. */
enum Unit {
  MINUTE,
  HOUR,
  DAY,
  WEEKEND,
  WEEK,
  FORTNIGHT,
  MONTH,
  QUARTER,
  YEAR,
  DECADE;

  /** Whether it is a whole number of days. */
  boolean isOfDays() {
    return compareTo(DAY) >= 0;
  }

  /** Returns the moment so many units after {@code moment}, or before it when negative. */
  LocalDateTime shift(LocalDateTime moment, int count) {
    return switch (this) {
      case MINUTE -> moment.plusMinutes(count);
      case HOUR -> moment.plusHours(count);
      case DAY -> moment.plusDays(count);
      case WEEKEND, WEEK -> moment.plusWeeks(count);
      case FORTNIGHT -> moment.plusWeeks(2L * count);
      case MONTH -> moment.plusMonths(count);
      case QUARTER -> moment.plusMonths(3L * count);
      case YEAR -> moment.plusYears(count);
      case DECADE -> moment.plusYears(10L * count);
    };
  }

  /** Returns the calendar's one that holds the moment; of weekends, that of its week. */
  Span holding(LocalDateTime moment) {
    LocalDate day = moment.toLocalDate();
    return switch (this) {
      case MINUTE -> exactly(moment.truncatedTo(ChronoUnit.MINUTES));
      case HOUR -> exactly(moment.truncatedTo(ChronoUnit.HOURS));
      case DAY -> Span.day(day);
      case WEEKEND -> Span.weekend(day);
      case WEEK, FORTNIGHT -> Span.week(day);
      case MONTH -> Span.month(YearMonth.from(day));
      case QUARTER -> Span.quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
      case YEAR -> Span.year(day.getYear());
      case DECADE -> Span.decade(day.getYear());
    };
  }

  /**
   * Returns what is meant by so many units before or after {@code moment}: the day or the
   * calendar's month or year that holds it, the seven days around it, the ten minutes around it.
   */
  Span at(LocalDateTime moment, int count) {
    LocalDateTime there = shift(moment, count);
    LocalDate day = there.toLocalDate();
    return switch (this) {
      case MINUTE -> new Span(there.minusMinutes(5), there.plusMinutes(5), Granularity.HOUR);
      case WEEK, FORTNIGHT -> Span.of(day.minusDays(3), day.plusDays(4), Granularity.WEEK);
      case HOUR, DAY, WEEKEND, MONTH, QUARTER, YEAR, DECADE -> holding(there);
    };
  }

  private Span exactly(LocalDateTime start) {
    return new Span(start, shift(start, 1), Granularity.HOUR);
  }
}
