package io.hippocampus.sleep;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * When a clock on the wall shows a time: at the first instant at which it shows it <em>or a later
 * one</em>. So each local time has one instant, and a later time never an earlier one, also when
 * the clock is changed.
 */
final class WallClock {

  private WallClock() {}

  /** Returns the first instant at which the clock shows the time or a later one. */
  static Instant first(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && change.isGap()
        ? change.getInstant()
        : time.atZone(zone).toInstant(); // of two, the earlier
  }

  /**
   * Returns the first instant after that one at which the clock shows the time; a time that is
   * shown twice may be the second. The clock must not show a later time at that instant already,
   * unless it is about to be turned back to this one.
   */
  static Instant firstAfter(Instant after, LocalDateTime time, ZoneId zone) {
    Instant first = first(time, zone);
    return first.isAfter(after)
        ? first
        : ZonedDateTime.of(time, zone).withLaterOffsetAtOverlap().toInstant();
  }
}
