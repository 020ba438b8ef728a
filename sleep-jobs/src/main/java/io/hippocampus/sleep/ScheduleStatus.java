package io.hippocampus.sleep;

import io.hippocampus.sleep.SleepQueue.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a schedule stands. Immutable.
 *
 * @param schedule the schedule
 * @param pausedAt when it was paused; empty unless it is
 * @param lastSlept when all of its spaces last slept on it without a failure
 * @param lastNight what its last night since this process started came to
 * @param nextRuns its next runs by the clock, in order, were it not paused
 * @param waiting its spaces that are to sleep, those that failed and those asleep too
 */
public record ScheduleStatus(
    SleepSchedule schedule,
    Optional<Instant> pausedAt,
    Optional<Instant> lastSlept,
    Optional<ScheduledNight> lastNight,
    List<Run> nextRuns,
    List<Waiting> waiting) {

  public ScheduleStatus {
    nextRuns = List.copyOf(nextRuns);
    waiting = List.copyOf(waiting);
  }
}
