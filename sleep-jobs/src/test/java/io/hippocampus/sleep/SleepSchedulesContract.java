package io.hippocampus.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.sleep.SleepSchedules.Kept;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
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
    SleepSchedule some = new SleepSchedule(
        "some", LocalTime.of(23, 59, 59), ZoneId.of("+05:45"), Spaces.only("a", "ä / b"));
    assertThat(schedules.put(NIGHTLY, MONDAY)).isTrue();
    assertThat(schedules.put(some, TUESDAY)).isTrue();
    assertThat(schedules.find("some")).contains(new Kept(some, TUESDAY, Optional.empty()));
    assertThat(schedules.all())
        .containsExactly(
            new Kept(NIGHTLY, MONDAY, Optional.empty()), new Kept(some, TUESDAY, Optional.empty()));
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
    assertThat(schedules.find("nightly")).contains(new Kept(NIGHTLY, MONDAY, Optional.empty()));
  }

  @Test
  void put_ofAnother_countsAnew_andKnowsWhenItLastSlept() {
    SleepSchedules schedules = schedules();
    SleepSchedule later =
        new SleepSchedule("nightly", LocalTime.of(4, 0), NIGHTLY.zone(), Spaces.only("a"));
    schedules.put(NIGHTLY, MONDAY);
    schedules.scheduleSlept("nightly", TUESDAY);
    assertThat(schedules.put(later, TUESDAY)).isTrue();
    assertThat(schedules.all()).containsExactly(new Kept(later, TUESDAY, Optional.of(TUESDAY)));
  }

  @Test
  void removed_isGone() {
    SleepSchedules schedules = schedules();
    schedules.put(new SleepSchedule("a", LocalTime.NOON, NIGHTLY.zone(), Spaces.only("x")), MONDAY);
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
    schedules.spaceSlept(new SpaceName("a"), TUESDAY);
    schedules.spaceSlept(new SpaceName("a"), MONDAY);
    schedules.spaceSlept(new SpaceName("b"), TUESDAY);
    assertThat(schedules.all()).containsExactly(new Kept(NIGHTLY, MONDAY, Optional.of(MONDAY)));
    assertThat(schedules.spacesLastSlept())
        .isEqualTo(Map.of(new SpaceName("a"), MONDAY, new SpaceName("b"), TUESDAY));
  }
}
