package io.hippocampus.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.sleep.SleepSchedules.Kept;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of schedules holds to. */
public abstract class SleepSchedulesContract {

  private static final Instant MONDAY = Instant.parse("2026-06-01T10:00:00.123456789Z");
  private static final Instant TUESDAY = Instant.parse("2026-06-02T10:00:00Z");
  private static final SleepSchedule NIGHTLY =
      SleepSchedule.nightly("nightly", LocalTime.of(3, 15), ZoneId.of("Europe/Berlin"));

  /** Returns where nothing is kept yet. */
  protected abstract SleepSchedules schedules();

  @Test
  void schedule_isFound_asItWasPut() {
    SleepSchedules schedules = schedules();
    SleepSchedule some = SleepSchedule.nightly(
            "some", LocalTime.of(23, 59, 59), ZoneId.of("+05:45"))
        .spaces(Spaces.only("a", "ä / b"))
        .on(Weekdays.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY))
        .doneBy(LocalTime.of(4, 30))
        .quiet(QuietHours.parse("09:00-18:00,22:00-23:00:01"))
        .wakeups(Wakeups.NONE
            .atWindow(0.8)
            .atSalience(12.5)
            .whenIdle(Duration.ofHours(2))
            .beforeCompaction()
            .gap(Duration.ofMinutes(5)));
    SleepSchedule cron = SleepSchedule.cron("by-cron", "*/15 3-4 1,15 * fri", NIGHTLY.zone());
    assertThat(schedules.put(NIGHTLY, MONDAY)).isTrue();
    assertThat(schedules.put(some, TUESDAY)).isTrue();
    assertThat(schedules.put(cron, TUESDAY)).isTrue();
    assertThat(schedules.find("some")).contains(fresh(some, TUESDAY));
    assertThat(schedules.all())
        .containsExactly(fresh(cron, TUESDAY), fresh(NIGHTLY, MONDAY), fresh(some, TUESDAY));
  }

  @Test
  void unknownSchedule_isNotFound() {
    SleepSchedules schedules = schedules();
    schedules.put(NIGHTLY, MONDAY);
    assertThat(schedules.find("%")).isEmpty();
    assertThat(schedules.find("Nightly")).isEmpty();
    assertThat(schedules.remove("Nightly")).isFalse();
  }

  @Test
  void put_ofTheSame_changesNothing() {
    SleepSchedules schedules = schedules();
    schedules.put(NIGHTLY, MONDAY);
    assertThat(schedules.put(NIGHTLY, TUESDAY)).isFalse();
    assertThat(schedules.find("nightly")).contains(fresh(NIGHTLY, MONDAY));
  }

  @Test
  void put_ofAnother_countsAnew_andKnowsWhenItLastSlept() {
    SleepSchedules schedules = schedules();
    SleepSchedule later = SleepSchedule.nightly("nightly", LocalTime.of(4, 0), NIGHTLY.zone())
        .spaces(Spaces.only("a"));
    schedules.put(NIGHTLY, MONDAY);
    schedules.scheduleSlept("nightly", TUESDAY);
    assertThat(schedules.put(later, TUESDAY)).isTrue();
    assertThat(schedules.all()).containsExactly(fresh(later, TUESDAY).slept(TUESDAY));
  }

  @Test
  void removed_isGone() {
    SleepSchedules schedules = schedules();
    schedules.put(
        SleepSchedule.nightly("a", LocalTime.NOON, NIGHTLY.zone()).spaces(Spaces.only("x")),
        MONDAY);
    assertThat(schedules.remove("a")).isTrue();
    assertThat(schedules.all()).isEmpty();
    assertThat(schedules.remove("a")).isFalse();
  }

  @Test
  void slept_isTheLastThatWasNoted_evenIfItIsEarlier() {
    SleepSchedules schedules = schedules();
    schedules.put(NIGHTLY, MONDAY);
    schedules.scheduleSlept("nightly", TUESDAY);
    schedules.scheduleSlept("nightly", MONDAY);
    schedules.scheduleSlept("unknown", TUESDAY);
    assertThat(schedules.all()).containsExactly(fresh(NIGHTLY, MONDAY).slept(MONDAY));
  }

  @Test
  void paused_staysSo_alsoWhenItIsPutAnew_untilItIsResumed_andCountsFromThen() {
    SleepSchedules schedules = schedules();
    SleepSchedule later = SleepSchedule.nightly("nightly", LocalTime.of(4, 0), NIGHTLY.zone());
    schedules.put(NIGHTLY, MONDAY);
    assertThat(schedules.pause("nightly", MONDAY)).isTrue();
    assertThat(schedules.pause("nightly", TUESDAY)).isTrue();
    schedules.put(later, MONDAY);
    assertThat(schedules.all())
        .containsExactly(new Kept(later, MONDAY, Optional.empty(), Optional.of(MONDAY)));
    assertThat(schedules.resume("nightly", TUESDAY)).isTrue();
    assertThat(schedules.resume("nightly", MONDAY)).isTrue();
    assertThat(schedules.all()).containsExactly(fresh(later, TUESDAY));
    assertThat(schedules.pause("unknown", MONDAY)).isFalse();
    assertThat(schedules.resume("unknown", MONDAY)).isFalse();
  }

  private static Kept fresh(SleepSchedule schedule, Instant since) {
    return new Kept(schedule, since, Optional.empty(), Optional.empty());
  }
}
