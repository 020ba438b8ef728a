package io.hippocampus.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.Restlessness;
import io.hippocampus.sleep.Wakeups.Occasion;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WakeupsTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Wakeups ALL =
      Wakeups.NONE.atWindow(0.8).atSalience(10).whenIdle(Duration.ofHours(2)).beforeCompaction();

  @Test
  void nothingWakes_unlessItIsWanted() {
    assertThat(Wakeups.NONE.areLookedFor()).isFalse();
    assertThat(Wakeups.NONE.gap()).isEqualTo(Duration.ofMinutes(30));
    for (Occasion occasion : Occasion.values()) {
      assertThat(Wakeups.NONE.reason(restless(1_000, 1_000, 24), occasion, NOW)).isEmpty();
    }
  }

  @Test
  void eachReason_wakesFromItsThresholdOn() {
    assertThat(look(restless(80, 0, 0)))
        .contains("80 % of the context window not slept on, from 80 % on");
    assertThat(look(restless(79, 0, 0))).isEmpty();
    assertThat(look(restless(0, 10, 0))).contains("salience 10.0, from 10.0 on");
    assertThat(look(restless(0, 9.99, 0))).isEmpty();
    assertThat(look(restless(0, 0, 2))).contains("idle since 2026-06-01T10:00:00Z");
    assertThat(look(restless(0, 0, 1))).isEmpty();
  }

  @Test
  void compaction_wakesWhereItIsWanted_andOnlyThen() {
    Restlessness calm = restless(1, 1, 0);
    assertThat(ALL.reason(calm, Occasion.COMPACTION, NOW)).contains("before a compaction");
    assertThat(ALL.reason(calm, Occasion.LOOK, NOW)).isEmpty();
    assertThat(Wakeups.NONE.beforeCompaction().areLookedFor()).isFalse();
  }

  @Test
  void nothingWakes_whereThereIsNothingToSleepOn() {
    Restlessness slept = new Restlessness(
        0, 0, 100, 100, NOW.minus(Duration.ofDays(1)), Optional.of(NOW.minus(Duration.ofDays(1))));
    assertThat(look(slept)).isEmpty();
    assertThat(ALL.reason(slept, Occasion.COMPACTION, NOW)).isEmpty();
  }

  @Test
  void nothingWakes_withinTheGap_afterANight() {
    Wakeups wakeups = ALL.gap(Duration.ofMinutes(30));
    Instant slept = NOW.minus(Duration.ofMinutes(30));
    assertThat(wakeups.reason(restlessSince(slept.plusNanos(1)), Occasion.COMPACTION, NOW))
        .isEmpty();
    assertThat(wakeups.reason(restlessSince(slept), Occasion.COMPACTION, NOW)).isPresent();
    assertThat(wakeups.reason(restlessSince(NOW.plusSeconds(60)), Occasion.COMPACTION, NOW))
        .as("a night in the future was noted by a clock that was wrong")
        .isPresent();
  }

  @Test
  void whatIsOutOfItsRange_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wakeups.NONE.atWindow(1.1))
        .withMessageContaining("1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wakeups.NONE.atSalience(0))
        .withMessageContaining("0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wakeups.NONE.whenIdle(Duration.ofMillis(1_500)))
        .withMessageContaining("PT1.5S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Wakeups.NONE.gap(Duration.ZERO))
        .withMessageContaining("PT0S");
  }

  @Test
  void weekdays_areReadAndWritten() {
    assertThat(Weekdays.parse("mon-fri,sunday")).hasToString("mon,tue,wed,thu,fri,sun");
    assertThat(Weekdays.parse("sat-mon"))
        .isEqualTo(Weekdays.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Weekdays.parse("mon-foo"))
        .withMessageContaining("'foo'");
    assertThatIllegalArgumentException().isThrownBy(Weekdays::of).withMessageContaining("no day");
  }

  private static Optional<String> look(Restlessness space) {
    return ALL.reason(space, Occasion.LOOK, NOW);
  }

  private static Restlessness restless(int windowPercent, double salience, int hoursIdle) {
    return new Restlessness(
        3, salience, windowPercent, 100, NOW.minus(Duration.ofHours(hoursIdle)), Optional.empty());
  }

  private static Restlessness restlessSince(Instant slept) {
    return new Restlessness(3, 0, 0, 100, NOW, Optional.of(slept));
  }
}
