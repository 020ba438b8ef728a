package io.hippocampus.sleep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a schedule stands. Immutable.
 *
 * @param schedule the schedule
 * @param lastSlept when all of its spaces last slept on it without a failure
 * @param lastNight what its last night since this process started came to
 * @param nextRuns its next runs, in order
 */
public record ScheduleStatus(
    SleepSchedule schedule,
    Optional<Instant> lastSlept,
    Optional<ScheduledNight> lastNight,
    List<Instant> nextRuns) {

  public ScheduleStatus {
    nextRuns = List.copyOf(nextRuns);
  }
}
