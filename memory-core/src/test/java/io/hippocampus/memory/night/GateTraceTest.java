package io.hippocampus.memory.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why a night promoted what it promoted. */
final class GateTraceTest {

  private static final List<Decision> DECISIONS = List.of(
      on("waits", Phase.SELECT, Verdict.WAITING, "the budget went to others"),
      on("kept", Phase.REPLAY, Verdict.CONSOLIDATED, "says something of its own"),
      on("old", Phase.REPLAY, Verdict.REINFORCED, "met again"),
      on("same", Phase.REPLAY, Verdict.MERGED, "says the same"),
      on("brief", Phase.REPLAY, Verdict.CONSOLIDATED, "says something of its own"),
      on("brief", Phase.PRUNE, Verdict.PRUNED, "faded"),
      on("gone", Phase.PRUNE, Verdict.PRUNED, "faded"));

  @Test
  void aCommittedNight_stopsEachAtItsGate_andOldMemoriesAreNoCandidates() {
    GateTrace trace = GateTrace.of(night(SleepOutcome.COMMITTED, "all probes passed"), DECISIONS);

    assertThat(trace.candidates())
        .extracting(one -> one.memory().value())
        .containsExactly("waits", "kept", "same", "brief");
    assertThat(trace.promoted()).isEqualTo(1);
    assertThat(trace.stopped()).isEqualTo(Map.of(Phase.SELECT, 1, Phase.REPLAY, 1, Phase.PRUNE, 1));
    assertThat(trace.candidates().get(3).because()).isEqualTo("faded");
    assertThat(trace.candidates().get(3).decisions()).hasSize(2);
  }

  @Test
  void aRefusedNight_stopsAllAtTheProbes_andAHeldOneAtTheCommit() {
    GateTrace refused = GateTrace.of(night(SleepOutcome.REFUSED, "3 probes fell"), DECISIONS);
    assertThat(refused.promoted()).isZero();
    assertThat(refused.candidates().get(1).stopped()).isEqualTo(Optional.of(Phase.VERIFY));
    assertThat(refused.candidates().get(1).because()).isEqualTo("3 probes fell");

    GateTrace held = GateTrace.of(night(SleepOutcome.HELD, "too many"), DECISIONS);
    assertThat(held.candidates().get(1).stopped()).isEqualTo(Optional.of(Phase.COMMIT));
  }

  private static Decision on(String memory, Phase phase, Verdict verdict, String because) {
    return new Decision(new MemoryId(memory), phase, verdict, Explanation.of(because));
  }

  private static SleepReport night(SleepOutcome outcome, String because) {
    return new SleepReport(
        new SleepId("n1"),
        Instant.EPOCH,
        "by hand",
        outcome,
        because,
        1,
        Duration.ZERO,
        new Totals(4, 2, 60),
        new Totals(1, 3, 40),
        List.of(),
        SleepReport.countVerdicts(DECISIONS),
        List.of());
  }
}
