package io.hippocampus.learning;

import static io.hippocampus.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.Remembered;
import io.hippocampus.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Shares, true recall, dead weight and promotions, worked out by hand. */
final class TablesOfUseTest {

  @Test
  void wilsonsInterval_isThatOfTheTextbooks() {
    Share half = new Share(5, 10);
    assertThat(half.low()).isCloseTo(0.2366, within(1e-4));
    assertThat(half.high()).isCloseTo(0.7634, within(1e-4));
    assertThat(new Share(0, 10).low()).isZero();
    assertThat(new Share(0, 10).high()).isCloseTo(0.2775, within(1e-4));
    assertThat(new Share(10, 10).high()).isEqualTo(1);
    assertThat(new Share(0, 0).value()).isNaN();
    assertThat(new Share(0, 0).low()).isZero();
    assertThat(new Share(0, 0).high()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(3, 2));
  }

  @Test
  void interval_holdsTheShare_andNarrows_theMoreThereIs() {
    Laws.forAll(random -> {
      double whole = random.nextDouble(0.5, 500);
      double part = whole * random.nextDouble();
      Share share = new Share(part, whole);
      Share more = new Share(3 * part, 3 * whole);
      assertThat(share.value()).isBetween(share.low(), share.high());
      assertThat(share.low()).isBetween(0.0, 1.0);
      assertThat(share.high()).isBetween(0.0, 1.0);
      assertThat(more.high() - more.low()).isLessThan(share.high() - share.low());
    });
  }

  @Test
  void trueRecall_setsPredictionsAgainstOutcomes() {
    TrueRecall table = TrueRecall.of(new Evidence(
        List.of(judged(0.95, 1, 1), judged(1, 1, 1), judged(0.9, 0, 1), judged(0.55, 0.5, 0.5)),
        0));

    assertThat(table.rows()).hasSize(2);
    TrueRecall.Row low = table.rows().get(0);
    assertThat(low.from()).isEqualTo(0.5);
    assertThat(low.to()).isEqualTo(0.6);
    assertThat(low.useful()).isEqualTo(new Share(0.25, 0.5));
    TrueRecall.Row high = table.rows().get(1);
    assertThat(high.predicted()).isCloseTo(0.95, within(1e-12));
    assertThat(high.useful()).isEqualTo(new Share(2, 3));
    assertThat(table.useful().value()).isCloseTo(2.25 / 3.5, within(1e-12));
    double losses = -Math.log(0.95)
        - Math.log(0.999)
        - Math.log(0.1)
        - 0.5 * (Math.log(0.55) + Math.log(0.45)) / 2;
    assertThat(table.logLoss()).isCloseTo(losses / 3.5, within(1e-9));
    double squares = 0.05 * 0.05 + 0.001 * 0.001 + 0.81 + 0.5 * 0.05 * 0.05;
    assertThat(table.brier()).isCloseTo(squares / 3.5, within(1e-5));
  }

  @Test
  void trueRecall_ofPerfectPredictions_beatsTheBase() {
    TrueRecall table =
        TrueRecall.of(new Evidence(List.of(judged(0.9, 1, 1), judged(0.1, 0, 1)), 0));

    assertThat(table.logLoss()).isLessThan(table.baseLogLoss());
    assertThat(table.baseLogLoss()).isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void trueRecall_ofNothing_isEmpty() {
    TrueRecall table = TrueRecall.of(new Evidence(List.of(), 0));

    assertThat(table.rows()).isEmpty();
    assertThat(table.logLoss()).isNaN();
    assertThat(table.useful().whole()).isZero();
  }

  @Test
  void deadWeight_isWhatWasNeverRecalled_byAge() {
    List<Memory> live = List.of(
        aged("young", 1, "two words"),
        aged("old", 100, "three whole words"),
        aged("asked", 100, "some"));

    DeadWeight dead = DeadWeight.of(live, Set.of(new MemoryId("asked")), NOON);

    assertThat(dead.all().memories()).isEqualTo(new Share(2, 3));
    assertThat(dead.all().words()).isEqualTo(new Share(5, 6));
    assertThat(dead.byAge()).hasSize(5);
    assertThat(dead.byAge().get(0).memories()).isEqualTo(new Share(1, 1));
    assertThat(dead.byAge().get(3).fromDays()).isEqualTo(90);
    assertThat(dead.byAge().get(3).toDays()).isEqualTo(OptionalInt.of(365));
    assertThat(dead.byAge().get(3).words()).isEqualTo(new Share(3, 4));
    assertThat(dead.byAge().get(4).memories()).isEqualTo(new Share(0, 0));
  }

  @Test
  void deadWeightByAge_sumsUpToAll() {
    Laws.forAll(100, random -> {
      List<Memory> live = new ArrayList<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        live.add(aged("m" + i, random.nextInt(1_000), "some words"));
      }
      DeadWeight dead = DeadWeight.of(live, Set.of(new MemoryId("m1")), NOON);
      assertThat(dead.byAge().stream().mapToDouble(row -> row.memories().part()).sum())
          .isEqualTo(dead.all().memories().part());
      assertThat(dead.byAge().stream().mapToDouble(row -> row.words().whole()).sum())
          .isEqualTo(dead.all().words().whole());
    });
  }

  @Test
  void promoted_tellsOfCommittedNightsOnly() {
    assertThat(Promoted.of(List.of(
            Samples.report("n2"),
            Samples.report("n1")
                .endedAs(io.hippocampus.memory.night.SleepOutcome.UNDONE, "undone"))))
        .singleElement()
        .satisfies(night -> {
          assertThat(night.night().value()).isEqualTo("n2");
          assertThat(night.consolidated()).isEqualTo(2);
          assertThat(night.pruned()).isEqualTo(1);
        });
  }

  private static Memory aged(String id, int days, String content) {
    Memory memory = Remembered.memory(id, content).entry().memory();
    return memory.withStrength(
        Strength.encoded(NOON.minus(Duration.ofDays(days)), new Stability(1), 5));
  }

  private static Judged judged(double retrievability, double usefulness, double weight) {
    Prediction prediction = new Prediction(
        new Retrievability(retrievability), new Stability(1), Duration.ofDays(1), 1, 0.5, 0);
    return new Judged(new RecallId("r"), NOON, prediction, usefulness, weight);
  }
}
