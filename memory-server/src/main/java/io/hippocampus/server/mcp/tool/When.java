package io.hippocampus.server.mcp.tool;

import io.hippocampus.memory.Interval;
import io.hippocampus.server.schema.InputError;
import io.hippocampus.server.schema.InvalidInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Days as models write them, in UTC, and moments as they read them. Pure. */
final class When {

  private static final Instant EVER = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant FOREVER = Instant.parse("2200-01-01T00:00:00Z");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private When() {}

  static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** Returns from the first day to the last, both in full; empty when neither is given. */
  static Optional<Interval> between(Optional<LocalDate> from, Optional<LocalDate> until) {
    if (from.isEmpty() && until.isEmpty()) {
      return Optional.empty();
    }
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw new InvalidInputException(List.of(new InputError(
          "/until", "must not be before from, was " + until.get() + " and " + from.get())));
    }
    return Optional.of(new Interval(
        from.map(When::start).orElse(EVER),
        until.map(day -> start(day.plusDays(1))).orElse(FOREVER)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** Returns the minute in words, {@code 2026-03-02 09:00 UTC}. */
  static String minute(Instant moment) {
    return MINUTE.format(moment) + " UTC";
  }
}
