package io.hippocampus.sleep;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * One time at which a schedule lets its spaces sleep. Immutable.
 *
 * @param wanted the time as the schedule names it, on its wall clock
 * @param at when that is
 * @param until when its nights end at the latest, after {@code at}
 * @param zone on whose wall clock
 */
public record Run(LocalDateTime wanted, Instant at, Optional<Instant> until, ZoneId zone) {

  /** Returns what a change of the clock does to it, in words; empty where there is none. */
  public Optional<String> note() {
    ZoneOffsetTransition change = zone.getRules().getTransition(wanted);
    if (change == null) {
      return Optional.empty();
    }
    LocalTime time = wanted.toLocalTime();
    return Optional.of(
        change.isGap()
            ? time + " does not exist that day; runs at " + LocalTime.ofInstant(at, zone)
            : time + " comes twice that day; runs the first time");
  }
}
