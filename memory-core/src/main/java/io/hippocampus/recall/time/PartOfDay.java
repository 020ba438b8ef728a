package io.hippocampus.recall.time;

import java.time.LocalDate;

/** A part of a day, by hours from its midnight. */
enum PartOfDay {
  MORNING(5, 12),
  AFTERNOON(12, 18),
  EVENING(18, 24),
  NIGHT(18, 30);

  private final int from;
  private final int to;

  PartOfDay(int from, int to) {
    this.from = from;
    this.to = to;
  }

  Span of(LocalDate day) {
    return new Span(
        day.atStartOfDay().plusHours(from),
        day.atStartOfDay().plusHours(to),
        Granularity.PART_OF_DAY);
  }
}
