package io.hippocampus.sleep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The schedules there are, and when their spaces last slept on them: what is remembered of the past
 * to know which nights were missed.
 *
 * <p>Thread-safe. What a call returned from is kept, also when the process is killed right after.
 * {@code SleepSchedulesContract} holds every implementation to it.
 */
public interface SleepSchedules {

  /**
   * A schedule as it is kept.
   *
   * @param schedule the schedule
   * @param since when it was put or resumed; earlier nights are none of its
   * @param lastSlept when all of its spaces last slept on it without a failure
   * @param pausedAt when it was paused; empty unless it is
   */
  record Kept(
      SleepSchedule schedule,
      Instant since,
      Optional<Instant> lastSlept,
      Optional<Instant> pausedAt) {

    /** Returns this schedule as it is when its spaces last slept then. */
    Kept slept(Instant at) {
      return new Kept(schedule, since, Optional.of(at), pausedAt);
    }

    /**
     * Returns the moment after which its nights are still to be slept: when it was put, resumed or
     * last slept, whichever is latest. Moments in the future, left by a clock that was wrong, do
     * not count; where only such are known, it is a day ago.
     */
    public Instant countsFrom(Instant now) {
      return Stream.concat(Stream.of(since), lastSlept.stream())
          .filter(moment -> !moment.isAfter(now))
          .max(Instant::compareTo)
          .orElse(now.minus(Duration.ofDays(1)));
    }

    /**
     * Says whether its spaces are to sleep now.
     *
     * <p>Runs that have come and were not slept are slept once, unless it is quiet, or the latest
     * end of the last of them has passed: then when it is no longer quiet, if that is before the
     * latest end, else with the next run. While it is paused nothing is due.
     */
    public Due due(Instant now) {
      if (pausedAt.isPresent()) {
        return new Due.NotNow(Optional.empty());
      }
      List<Run> missed = schedule
          .runs(countsFrom(now))
          .takeWhile(run -> !run.at().isAfter(now))
          .toList();
      if (missed.isEmpty()) {
        return new Due.NotNow(Optional.of(schedule.next(countsFrom(now))));
      }
      Run last = missed.getLast();
      Instant start = schedule.quiet().endAfter(now, schedule.zone()).orElse(now);
      boolean isTooLate = last.until().filter(end -> !start.isBefore(end)).isPresent();
      if (isTooLate || start.isAfter(now)) {
        Instant next = schedule.next(now);
        return new Due.NotNow(Optional.of(isTooLate || next.isBefore(start) ? next : start));
      }
      return new Due.Now(missed.size(), last.at(), last.until());
    }
  }

  /**
   * Keeps the schedule, in place of the one of its name if there is one, paused if that is. Its
   * nights count from that moment; but a schedule that is equal to the one kept stays as it was.
   *
   * @return whether it differs from what was kept
   */
  boolean put(SleepSchedule schedule, Instant since);

  /** Removes the schedule of that name and returns whether there was one. */
  boolean remove(String name);

  /**
   * Pauses the schedule of that name and returns whether there is one; one that is paused already
   * stays so.
   */
  boolean pause(String name, Instant at);

  /**
   * Resumes the schedule of that name and returns whether there is one; its nights count from that
   * moment, unless it was not paused, in which case nothing changes.
   */
  boolean resume(String name, Instant at);

  /** Returns the schedule of that name. */
  Optional<Kept> find(String name);

  /** Returns all schedules, sorted by name. */
  List<Kept> all();

  /** Notes that all spaces of the schedule slept on it; if there is no such schedule, nothing. */
  void scheduleSlept(String name, Instant at);
}
