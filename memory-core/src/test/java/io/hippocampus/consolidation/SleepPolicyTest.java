package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.forgetting.Strengthening;
import io.hippocampus.memory.night.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The numbers of a night. */
final class SleepPolicyTest {

  @Test
  void defaults_areThese() {
    SleepPolicy policy = SleepPolicy.DEFAULT;
    assertThat(policy.phases()).containsExactlyInAnyOrder(Phase.values());
    assertThat(policy.curve()).isEqualTo(ForgettingCurve.PowerLaw.FSRS_6);
    assertThat(policy.strengthening()).isEqualTo(Strengthening.FSRS_6);
    assertThat(policy.valuation()).isEqualTo(NeedOdds.DEFAULT);
    assertThat(NeedOdds.DEFAULT).isEqualTo(new NeedOdds(1, 2, 1, 1, 0.8, 0.75));
    assertThat(policy.budget()).isEqualTo(new Budget.Memories(0.3, 1_000));
    assertThat(policy.replayBudget()).isEqualTo(5_000);
    assertThat(policy.interleaved()).isEqualTo(10);
    assertThat(policy.safeguards().grace()).isEqualTo(Duration.ofDays(30));
    assertThat(policy.safeguards().probes()).isEqualTo(20);
    assertThat(policy.safeguards().tolerance()).isEqualTo(0.1);
  }

  @Test
  void builderOfAPolicy_makesTheSamePolicy() {
    SleepPolicy policy = SleepPolicy.builder()
        .phases(Set.of(Phase.PRUNE))
        .curve(ForgettingCurve.BaseLevel.STANDARD)
        .budget(new Budget.WordCount(0.1, 5))
        .replayBudget(7)
        .interleaved(3)
        .grace(Duration.ZERO)
        .probes(0)
        .tolerance(1)
        .build();
    assertThat(policy.toBuilder().build()).isEqualTo(policy);
    assertThat(policy.phases()).containsExactlyInAnyOrder(Phase.ENCODE, Phase.PRUNE, Phase.COMMIT);
  }

  @Test
  void numberOutOfItsRange_isNamed() {
    refused(with -> with.replayBudget(0), "replayBudget 0", "1 and more");
    refused(with -> with.interleaved(101), "interleaved 101", "0 to 100");
    refused(with -> with.lasting(Optional.of(Duration.ofHours(23))), "lasting PT23H", "a day");
    refused(with -> with.grace(Duration.ofDays(-1)), "grace PT-24H", "from 0");
    refused(with -> with.probes(1_001), "probes 1001", "0 to 1000");
    refused(with -> with.tolerance(Double.NaN), "tolerance NaN", "0 to 1");
    refused(with -> with.prunedAtMost(1.01), "prunedAtMost 1.01", "0 to 1");
    refused(
        with -> with.safeguards(Safeguards.NORMAL.withAlarmAfter(0)), "alarmAfter 0", "1 to 365");
    assertThatThrownBy(() -> new Budget.Memories(1.5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
    assertThatThrownBy(() -> new Budget.WordCount(0.5, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  private static void refused(UnaryOperator<SleepPolicy.Builder> with, String... named) {
    assertThatThrownBy(() -> with.apply(SleepPolicy.builder()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(named);
  }
}
