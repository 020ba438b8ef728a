package io.hippocampus.recall.time;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A time that comes every year, as read from a text that may or may not say which year.
 *
 * @param in what it is in a year; empty in years that do not have it, as February 29
 * @param needs how strong a lead it needs to be a time at all
 * @param next the first token after it
 */
record Yearly(IntFunction<Optional<Span>> in, Lead needs, int next) {

  /** Years between two that have it, at most: from 1896 to 1904 there was no February 29. */
  private static final int LONGEST_GAP = 8;

  /** Returns the latest one that has begun on that day. */
  Optional<Span> latest(LocalDate day) {
    for (int year = day.getYear(); year >= day.getYear() - LONGEST_GAP; year--) {
      Optional<Span> span =
          in.apply(year).filter(candidate -> !candidate.firstDay().isAfter(day));
      if (span.isPresent()) {
        return span;
      }
    }
    return Optional.empty();
  }

  /** Returns the last one over before today, this year's or the one now, or the next to begin. */
  Optional<Span> which(Which which, LocalDate today) {
    return switch (which) {
      case LAST ->
        latest(today)
            .flatMap(span -> span.dayAfter().isAfter(today)
                ? latest(span.firstDay().minusDays(1))
                : Optional.of(span));
      case THIS ->
        latest(today)
            .filter(span -> span.dayAfter().isAfter(today))
            .or(() -> in.apply(today.getYear()));
      case NEXT -> next(today);
    };
  }

  private Optional<Span> next(LocalDate today) {
    for (int year = today.getYear(); year <= today.getYear() + LONGEST_GAP; year++) {
      Optional<Span> span =
          in.apply(year).filter(candidate -> candidate.firstDay().isAfter(today));
      if (span.isPresent()) {
        return span;
      }
    }
    return Optional.empty();
  }
}
