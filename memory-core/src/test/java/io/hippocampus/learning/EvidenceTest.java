package io.hippocampus.learning;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.given;
import static io.hippocampus.testing.Samples.prediction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.port.RecallLog.Given;
import io.hippocampus.port.RecallLog.Outcome;
import io.hippocampus.port.RecallLog.Usefulness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What counts as evidence, and for how much. */
final class EvidenceTest {

  @Test
  void whatWasSaidOfAMemory_isOneJudgement() {
    Evidence evidence = Evidence.of(List.of(
        said("r1", 1, Usefulness.USEFUL),
        said("r1", 2, Usefulness.WRONG),
        said("r2", 1, Usefulness.STALE)));

    assertThat(evidence.judged()).extracting(Judged::usefulness).containsExactly(1.0, 0.0, 0.0);
    assertThat(evidence.judged()).extracting(Judged::weight).containsOnly(1.0);
    assertThat(evidence.judgements()).isEqualTo(3);
    assertThat(evidence.useful()).isEqualTo(1);
    assertThat(evidence.rarer()).isEqualTo(1);
    assertThat(evidence.recalls()).isEqualTo(2);
    assertThat(evidence.span()).isEqualTo(Duration.ZERO);
  }

  @Test
  void reward_isOneJudgement_sharedByRank() {
    Evidence evidence = Evidence.of(
        List.of(rewarded("r1", 1, 0.5), rewarded("r1", 2, 0.5), rewarded("r1", 4, 0.5)));

    assertThat(evidence.judged()).extracting(Judged::usefulness).containsOnly(0.75);
    assertThat(evidence.judged())
        .extracting(Judged::weight)
        .containsExactly(4 / 7.0, 2 / 7.0, 1 / 7.0);
    assertThat(evidence.judgements()).isCloseTo(1, within(1e-12));
  }

  @Test
  void whatWasSaidOfAMemoryItself_countsInsteadOfItsShareOfTheReward() {
    Outcome both = new Outcome(
        new RecallId("r1"),
        NOON,
        1,
        given(new MemoryId("m1")),
        Optional.of(Usefulness.WRONG),
        OptionalDouble.of(1));

    Evidence evidence = Evidence.of(List.of(both, rewarded("r1", 2, 1)));

    assertThat(evidence.judged()).extracting(Judged::usefulness).containsExactly(0.0, 1.0);
    assertThat(evidence.judged()).extracting(Judged::weight).containsExactly(1.0, 1 / 3.0);
  }

  @Test
  void whatWasNotPredicted_isCountedOnly() {
    Outcome before = new Outcome(
        new RecallId("r1"),
        NOON,
        1,
        new Given(new MemoryId("m1"), Optional.empty()),
        Optional.of(Usefulness.USEFUL),
        OptionalDouble.empty());

    Evidence evidence = Evidence.of(List.of(before, said("r2", 1, Usefulness.USEFUL)));

    assertThat(evidence.judged()).hasSize(1);
    assertThat(evidence.judged().get(0).prediction()).isEqualTo(prediction());
    assertThat(evidence.unpredicted()).isEqualTo(1);
  }

  private static Outcome said(String recall, int rank, Usefulness usefulness) {
    return new Outcome(
        new RecallId(recall),
        NOON,
        rank,
        given(new MemoryId("m" + rank)),
        Optional.of(usefulness),
        OptionalDouble.empty());
  }

  private static Outcome rewarded(String recall, int rank, double reward) {
    return new Outcome(
        new RecallId(recall),
        NOON,
        rank,
        given(new MemoryId("m" + rank)),
        Optional.empty(),
        OptionalDouble.of(reward));
  }
}
