package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.Horizon;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.night.Phase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is foreseen is what nights then do. */
final class ForesightTest {

  private static final SleepPolicy HALF =
      SleepPolicy.builder().budget(new Budget.Memories(0.5, 0)).build();

  @Test
  void whatIsForeseen_isWhatNightsLeave_whenNothingNewHappens() {
    try (Life life = Life.begin(builder -> builder.policy(HALF))) {
      life.livesThrough(40);
      life.sleeps();
      List<Horizon> foreseen = life.space.policy().foresee(HALF, List.of(3, 1));

      assertThat(foreseen).extracting(Horizon::nights).containsExactly(1, 3);
      assertThat(foreseen).allSatisfy(horizon -> {
        assertThat(horizon.live()).isEqualTo(life.space.memories().size());
        assertThat(horizon.kept()).isEqualTo(life.sleeps().morning().longTerm());
      });
    }
  }

  @Test
  void aNightThatOnlyPrunes_keepsWhatWasForeseen() {
    SleepPolicy pruning = HALF.toBuilder().phases(Set.of(Phase.PRUNE)).build();
    try (Life life = Life.begin(builder -> builder.policy(pruning))) {
      life.livesThrough(40);

      Horizon foreseen = life.space.policy().foresee(pruning, List.of(1)).get(0);
      life.sleeps();

      assertThat(foreseen.kept()).isEqualTo(20).isEqualTo(life.space.memories().size());
      assertThat(foreseen.words())
          .isEqualTo(life.space.memories().stream().mapToLong(m -> m.words()).sum());
    }
  }

  @Test
  void anotherPolicy_isForeseen_andNothingIsChanged() {
    try (Life life = Life.begin(builder -> builder.policy(HALF))) {
      life.livesThrough(40);
      SleepPolicy tenth = HALF.toBuilder().budget(new Budget.Memories(0.1, 0)).build();

      List<Horizon> foreseen = life.space.policy().foresee(tenth, List.of(30, 365));

      assertThat(foreseen).extracting(Horizon::kept).containsExactly(4, 4);
      assertThat(foreseen.get(0).meanRetrievability())
          .isGreaterThan(foreseen.get(1).meanRetrievability());
      assertThat(foreseen).allSatisfy(horizon -> {
        assertThat(horizon.atLeast90()).isLessThanOrEqualTo(horizon.atLeast70());
        assertThat(horizon.atLeast70()).isLessThanOrEqualTo(horizon.atLeast50());
        assertThat(horizon.atLeast50()).isLessThanOrEqualTo(horizon.kept());
      });
      assertThat(life.space.memories()).hasSize(40);
    }
  }

  @Test
  void aHorizonOutOfReach_isAnError() {
    try (Life life = Life.begin()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> life.space.policy().foresee(HALF, List.of(0)))
          .withMessageContaining("0 nights")
          .withMessageContaining("3650");
    }
  }
}
