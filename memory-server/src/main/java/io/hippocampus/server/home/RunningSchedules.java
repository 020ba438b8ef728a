package io.hippocampus.server.home;

import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.quartz.QuartzSleepScheduler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The schedules of a home whose scheduler runs: changes go through the scheduler, so that they take
 * effect at once, and count from the moment on its clock. Thread-safe.
 */
public final class RunningSchedules implements SleepSchedules {

  private final SleepSchedules kept;
  private final QuartzSleepScheduler scheduler;

  /** The schedules that are kept there, changed by that scheduler. */
  public RunningSchedules(SleepSchedules kept, QuartzSleepScheduler scheduler) {
    this.kept = kept;
    this.scheduler = scheduler;
  }

  @Override
  public boolean put(SleepSchedule schedule, Instant since) {
    return scheduler.put(schedule);
  }

  @Override
  public boolean remove(String name) {
    return scheduler.remove(name);
  }

  @Override
  public boolean pause(String name, Instant at) {
    return scheduler.pause(name);
  }

  @Override
  public boolean resume(String name, Instant at) {
    return scheduler.resume(name);
  }

  @Override
  public Optional<Kept> find(String name) {
    return kept.find(name);
  }

  @Override
  public List<Kept> all() {
    return kept.all();
  }

  @Override
  public void scheduleSlept(String name, Instant at) {
    kept.scheduleSlept(name, at);
  }
}
