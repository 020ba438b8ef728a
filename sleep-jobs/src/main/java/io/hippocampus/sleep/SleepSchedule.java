package io.hippocampus.sleep;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When some spaces sleep: every night at a local time. Immutable.
 *
 * <p>A date's run is the first instant at which the local clock shows the schedule's time <em>or a
 * later one</em>. So every night has its run, and one only, also when the clock is changed: a time
 * that is skipped runs at the first instant after the gap, a time that is shown twice runs when it
 * is shown first. {@code SleepScheduleTest} holds this against a search minute by minute, in every
 * time zone.
 *
 * @param name 1 to 64 letters, digits, {@code _ . -}, the first a letter or digit
 * @param time when, on the wall clock, in whole seconds
 * @param zone on whose wall clock
 * @param spaces which spaces sleep
 */
public record SleepSchedule(String name, LocalTime time, ZoneId zone, Spaces spaces) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  public SleepSchedule {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the schedule's name '" + name
              + "' is not allowed; use 1 to 64 letters, digits, _ . - and begin with a letter or digit");
    }
    if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(
          "the time of schedule '" + name + "' is " + time + "; allowed are whole seconds");
    }
    requireNonNull(zone, "zone");
    requireNonNull(spaces, "spaces");
  }

  /** Returns a schedule on which every space sleeps. */
  public static SleepSchedule nightly(String name, LocalTime time, ZoneId zone) {
    return new SleepSchedule(name, time, zone, Spaces.all());
  }

  /** Returns the first run after that moment. */
  public Instant next(Instant after) {
    // A run of an earlier date is never after: the clock shows a later date already.
    LocalDate date = after.atZone(zone).toLocalDate();
    Instant run = runOn(date);
    while (!run.isAfter(after)) {
      date = date.plusDays(1);
      run = runOn(date);
    }
    return run;
  }

  /** Returns the first runs after that moment, in order. */
  public List<Instant> nextRuns(Instant after, int count) {
    return runs(after).limit(count).toList();
  }

  /** Counts the runs after the one moment and not after the other. */
  public int runsBetween(Instant after, Instant until) {
    return (int) runs(after).takeWhile(run -> !run.isAfter(until)).count();
  }

  private Stream<Instant> runs(Instant after) {
    return Stream.iterate(next(after), this::next);
  }

  private Instant runOn(LocalDate date) {
    ZoneOffsetTransition change = zone.getRules().getTransition(date.atTime(time));
    return change != null && change.isGap()
        ? change.getInstant()
        : date.atTime(time).atZone(zone).toInstant(); // of two, the earlier
  }
}
