package io.hippocampus.sleep.quartz;

import io.hippocampus.Hippocampus;
import io.hippocampus.sleep.QuietHours;
import io.hippocampus.sleep.ScheduledNight;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.Spaces;
import io.hippocampus.sleep.Wakeups;
import io.hippocampus.sleep.Weekdays;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** The example of {@code docs/schedule.md}, so that it compiles and runs. */
final class ScheduleExample {

  private ScheduleExample() {}

  static void liveWith(Hippocampus memory) {
    // example: begin
    try (QuartzSleepScheduler scheduler =
        QuartzSleepScheduler.start(memory, memory.dataSource().orElseThrow())) {
      scheduler.put(
          SleepSchedule.nightly("nightly", LocalTime.of(3, 15), ZoneId.of("Europe/Berlin")));

      // ... the agent lives its day; every space sleeps at 03:15 ...

      ScheduledNight night = scheduler.runNow("nightly").join(); // or whenever you say so
      night
          .failures()
          .forEach(failed -> System.err.println(failed.space() + ": " + failed.cause()));
    }
    // example: end
  }

  static SleepSchedule office() {
    return
    // parts: begin
    SleepSchedule.nightly("office", LocalTime.of(18, 30), ZoneId.of("Europe/Berlin"))
        .on(Weekdays.parse("mon-fri"))
        .doneBy(LocalTime.of(20, 0))
        .quiet(QuietHours.parse("09:00-18:00"))
        .spaces(Spaces.only("ada", "ben"))
        .wakeups(
            Wakeups.NONE.atWindow(0.8).whenIdle(Duration.ofHours(2)).gap(Duration.ofMinutes(30)));
    // parts: end
  }
}
