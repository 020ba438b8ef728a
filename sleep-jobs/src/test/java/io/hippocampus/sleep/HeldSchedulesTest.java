package io.hippocampus.sleep;

final class HeldSchedulesTest extends SleepSchedulesContract {

  @Override
  protected SleepSchedules schedules() {
    return new HeldSchedules();
  }
}
