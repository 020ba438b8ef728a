package io.hippocampus.sleep;

import io.hippocampus.memory.SpaceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The schedules there are, and when schedules and spaces last slept: what is remembered of the past
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
   * @param since when it was put; earlier nights are none of its
   * @param lastSlept when all of its spaces last slept on it without a failure
   */
  record Kept(SleepSchedule schedule, Instant since, Optional<Instant> lastSlept) {

    /**
     * Returns the moment after which its nights are still to be slept: when it was put or last
     * slept, whichever is later. Moments in the future, left by a clock that was wrong, do not
     * count; where only such are known, it is a day ago.
     */
    public Instant countsFrom(Instant now) {
      return Stream.concat(Stream.of(since), lastSlept.stream())
          .filter(moment -> !moment.isAfter(now))
          .max(Instant::compareTo)
          .orElse(now.minus(Duration.ofDays(1)));
    }

    /**
     * Counts its nights that are due and were not slept: 0 if none is, more than 1 if some were
     * missed.
     */
    public int nightsDue(Instant now) {
      return schedule.runsBetween(countsFrom(now), now);
    }
  }

  /**
   * Keeps the schedule, in place of the one of its name if there is one. Its nights count from that
   * moment; but a schedule that is equal to the one kept stays as it was.
   *
   * @return whether it differs from what was kept
   */
  boolean put(SleepSchedule schedule, Instant since);

  /** Removes the schedule of that name and returns whether there was one. */
  boolean remove(String name);

  /** Returns the schedule of that name. */
  Optional<Kept> find(String name);

  /** Returns all schedules, sorted by name. */
  List<Kept> all();

  /** Notes that all spaces of the schedule slept on it; if there is no such schedule, nothing. */
  void scheduleSlept(String name, Instant at);

  /** Notes that the space slept. */
  void spaceSlept(SpaceName space, Instant at);

  /** Returns when each space last slept on a schedule. */
  Map<SpaceName, Instant> spacesLastSlept();
}
