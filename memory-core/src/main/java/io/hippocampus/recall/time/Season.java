package io.hippocampus.recall.time;

import java.time.LocalDate;

/** A season of the north, by whole months. */
enum Season {
  SPRING(3),
  SUMMER(6),
  FALL(9),
  WINTER(12);

  private final int firstMonth;

  Season(int firstMonth) {
    this.firstMonth = firstMonth;
  }

  /** Returns the season that begins in that year. */
  Span in(int year) {
    LocalDate start = LocalDate.of(year, firstMonth, 1);
    return Span.of(start, start.plusMonths(3), Granularity.SEASON);
  }
}
