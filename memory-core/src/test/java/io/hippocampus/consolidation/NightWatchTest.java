package io.hippocampus.consolidation;

import static io.hippocampus.consolidation.Evenings.memory;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.night.NightAlarm;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Totals;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.MemoryStore.Lived;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nights that do nothing are noticed. */
final class NightWatchTest {

  private static final SleepPolicy KEEPS_TWO =
      SleepPolicy.builder().budget(new Budget.Memories(0, 2)).build();
  private static final List<Memory> THREE =
      List.of(memory("a", "a", 1, 1), memory("b", "b", 1, 1), memory("c", "c", 1, 1));

  @Test
  void nightsThatPromotedNothing_raiseAnAlarm_fromTheThirdOn() {
    SleepReport idle = night(SleepOutcome.COMMITTED, 5, Map.of());
    assertThat(alarms(Collections.nCopies(2, idle), List.of())).isEmpty();
    assertThat(alarms(Collections.nCopies(3, idle), List.of())).singleElement().satisfies(alarm -> {
      assertThat(alarm.kind()).isEqualTo(NightAlarm.Kind.PROMOTED_NOTHING);
      assertThat(alarm.nights()).isEqualTo(3);
      assertThat(alarm.told()).contains("the last 3 nights", "nothing was queued");
    });
  }

  @Test
  void refusedNights_promoteNothing_andTheAlarmSaysWhy() {
    SleepReport refused = night(SleepOutcome.REFUSED, 5, Map.of(Verdict.CONSOLIDATED, 5));
    assertThat(alarms(Collections.nCopies(4, refused), List.of()))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.told()).contains("4 of 20 probes fell"));
  }

  @Test
  void nightsWithNothingNew_raiseNone() {
    assertThat(
            alarms(Collections.nCopies(9, night(SleepOutcome.COMMITTED, 0, Map.of())), List.of()))
        .isEmpty();
  }

  @Test
  void aNightThatDidSomething_endsTheAlarm_andAnUndoneOneDoesNotCount() {
    SleepReport idle = night(SleepOutcome.COMMITTED, 5, Map.of());
    SleepReport busy = night(SleepOutcome.COMMITTED, 5, Map.of(Verdict.CONSOLIDATED, 5));
    SleepReport undone = night(SleepOutcome.UNDONE, 5, Map.of(Verdict.CONSOLIDATED, 5));
    assertThat(alarms(List.of(busy, idle, idle, idle), List.of())).isEmpty();
    assertThat(alarms(List.of(idle, undone, idle, idle), List.of())).hasSize(1);
  }

  @Test
  void overBudget_andNothingPruned_raisesAnAlarm() {
    SleepReport unpruned = night(SleepOutcome.COMMITTED, 5, Map.of(Verdict.CONSOLIDATED, 5));
    assertThat(alarms(Collections.nCopies(3, unpruned), THREE)).singleElement().satisfies(alarm -> {
      assertThat(alarm.kind()).isEqualTo(NightAlarm.Kind.PRUNED_NOTHING);
      assertThat(alarm.told()).contains("3 are held where the budget keeps 2");
    });
    assertThat(alarms(Collections.nCopies(3, unpruned), THREE.subList(0, 2))).isEmpty();
  }

  private static List<NightAlarm> alarms(List<SleepReport> nights, List<Memory> live) {
    return new NightWatch(KEEPS_TWO).alarms(nights, () -> live, new Lived(9, 9));
  }

  private static SleepReport night(
      SleepOutcome outcome, int fresh, Map<Verdict, Integer> verdicts) {
    return new SleepReport(
        new SleepId("n"),
        Instant.EPOCH,
        "by hand",
        outcome,
        outcome == SleepOutcome.REFUSED ? "4 of 20 probes fell" : "all probes passed",
        1,
        Duration.ZERO,
        new Totals(fresh, 3, 9),
        new Totals(0, 3, 9),
        List.of(
            new PhaseReport(Phase.REPLAY, 0, 0, Duration.ZERO, "nothing was queued"),
            new PhaseReport(Phase.PRUNE, 0, 0, Duration.ZERO, "all fit")),
        verdicts,
        List.of());
  }
}
