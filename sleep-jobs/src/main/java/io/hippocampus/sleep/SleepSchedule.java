package io.hippocampus.sleep;

import static java.util.Objects.requireNonNull;

import io.hippocampus.sleep.cron.LocalCron;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When some spaces sleep: at times on a wall clock, and, if they are told to, when something wakes
 * them besides. Immutable; start from {@link #nightly} or {@link #cron}.
 *
 * <p>A time's run is the first instant at which the local clock shows that time <em>or a later
 * one</em>. So every time has its run, and one only, also when the clock is changed: a time that is
 * skipped runs at the first instant after the gap, a time that is shown twice runs when it is shown
 * first, and several that fall into one gap are one run. {@code SleepScheduleTest} holds this
 * against a search minute by minute, in every time zone.
 *
 * @param name 1 to 64 letters, digits, {@code _ . -}, the first a letter or digit
 * @param times when, on the wall clock
 * @param zone on whose wall clock
 * @param doneBy the local time by which a run's nights are to be over, the first one after its
 *     start; empty for no latest end
 * @param quiet when nothing falls asleep, but by hand; none of the times may lie in it
 * @param spaces which spaces sleep
 * @param wakeups what wakes them besides the clock
 */
public record SleepSchedule(
    String name,
    Times times,
    ZoneId zone,
    Optional<LocalTime> doneBy,
    QuietHours quiet,
    Spaces spaces,
    Wakeups wakeups) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  public SleepSchedule {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the schedule's name '" + name
              + "' is not allowed; use 1 to 64 letters, digits, _ . - and begin with a letter or digit");
    }
    requireNonNull(zone, "zone");
    requireNonNull(spaces, "spaces");
    requireNonNull(wakeups, "wakeups");
    boolean isLimited = doneBy.isPresent() || !quiet.equals(QuietHours.NONE);
    for (LocalTime time : isLimited ? times.ofDay() : Set.<LocalTime>of()) {
      if (quiet.contains(time)) {
        throw new IllegalArgumentException("schedule '" + name + "' sleeps at " + time
            + ", within its quiet hours " + quiet + "; let it sleep at another time");
      }
      if (doneBy.isPresent() && doneBy.get().equals(time)) {
        throw new IllegalArgumentException(
            "schedule '" + name + "' is to be done by " + time + ", when it begins; give it time");
      }
    }
    doneBy.filter(end -> !end.equals(end.truncatedTo(ChronoUnit.SECONDS))).ifPresent(end -> {
      throw new IllegalArgumentException(
          "schedule '" + name + "' is to be done by " + end + "; allowed are whole seconds");
    });
  }

  /** Returns a schedule on which every space sleeps every night at that local time. */
  public static SleepSchedule nightly(String name, LocalTime at, ZoneId zone) {
    return at(name, new Times.Daily(at, Weekdays.ALL), zone);
  }

  /** Returns a schedule on which every space sleeps at the local times of a cron expression. */
  public static SleepSchedule cron(String name, String expression, ZoneId zone) {
    return at(name, new Times.Cron(LocalCron.parse(expression)), zone);
  }

  private static SleepSchedule at(String name, Times times, ZoneId zone) {
    return new SleepSchedule(
        name, times, zone, Optional.empty(), QuietHours.NONE, Spaces.all(), Wakeups.NONE);
  }

  /** Returns this schedule with a latest end: the first time after each start at which it is so. */
  public SleepSchedule doneBy(LocalTime value) {
    return new SleepSchedule(name, times, zone, Optional.of(value), quiet, spaces, wakeups);
  }

  /**
   * Returns this schedule on those days of the week only.
   *
   * @throws IllegalArgumentException if it has a cron expression, which names the days itself
   */
  public SleepSchedule on(Weekdays days) {
    Times some = switch (times) {
      case Times.Daily daily -> new Times.Daily(daily.at(), days);
      case Times.Cron cron ->
        throw new IllegalArgumentException(
            "schedule '" + name + "' sleeps at the times of " + cron + "; name the days there");
    };
    return new SleepSchedule(name, some, zone, doneBy, quiet, spaces, wakeups);
  }

  /** Returns this schedule with those quiet hours. */
  public SleepSchedule quiet(QuietHours value) {
    return new SleepSchedule(name, times, zone, doneBy, value, spaces, wakeups);
  }

  /** Returns this schedule for those spaces. */
  public SleepSchedule spaces(Spaces value) {
    return new SleepSchedule(name, times, zone, doneBy, quiet, value, wakeups);
  }

  /** Returns this schedule woken by that as well. */
  public SleepSchedule wakeups(Wakeups value) {
    return new SleepSchedule(name, times, zone, doneBy, quiet, spaces, value);
  }

  /** Returns the moment of the first run after that one. */
  public Instant next(Instant after) {
    return nextRun(after).at();
  }

  /** Returns the first run after that moment. */
  public Run nextRun(Instant after) {
    // What the clock has shown already has run; of what it will show, a time that it shows for the
    // second time has too, and several times that it skips are one.
    LocalDateTime wanted = times.next(LocalDateTime.ofInstant(after, zone));
    while (!WallClock.first(wanted, zone).isAfter(after)) {
      wanted = times.next(wanted);
    }
    return run(wanted);
  }

  /** Returns the moments of the first runs after that one, in order. */
  public List<Instant> nextRuns(Instant after, int count) {
    return runs(after).limit(count).map(Run::at).toList();
  }

  /** Returns the runs after that moment, in order and without end. */
  public Stream<Run> runs(Instant after) {
    return Stream.iterate(nextRun(after), run -> nextRun(run.at()));
  }

  /** Counts the runs after the one moment and not after the other. */
  public int runsBetween(Instant after, Instant until) {
    return (int) runs(after).takeWhile(run -> !run.at().isAfter(until)).count();
  }

  private Run run(LocalDateTime wanted) {
    Instant at = WallClock.first(wanted, zone);
    return new Run(wanted, at, doneBy.map(end -> end(wanted, at, end)), zone);
  }

  /** A latest end that a change of the clock leaves no time before is as long after as ever. */
  private Instant end(LocalDateTime wanted, Instant at, LocalTime doneBy) {
    LocalDateTime sameDay = wanted.toLocalDate().atTime(doneBy);
    LocalDateTime end = sameDay.isAfter(wanted) ? sameDay : sameDay.plusDays(1);
    Instant shown = WallClock.first(end, zone);
    return shown.isAfter(at) ? shown : at.plus(Duration.between(wanted, end));
  }
}
