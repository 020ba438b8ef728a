package io.hippocampus.bench.evaluation;

import static io.hippocampus.testing.Laws.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.bench.evaluation.Asked.Holding;
import io.hippocampus.bench.evaluation.Scores.Estimate;
import io.hippocampus.bench.stream.Question;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Scores against what one computes by hand. */
final class ScoresTest {

  private static final Offset<Double> EXACTLY = within(1e-12);

  @Test
  void measures_ofOneQuestion_areAsByHand() {
    // Of four pieces of evidence two are recalled by the first memory, one by the seventh.
    Asked asked = asked("s", 4, Map.of("e1", 1, "e2", 1, "e3", 7), Set.of("e1", "e2", "e3"));
    assertThat(Measure.RECALL_AT_5.of(asked)).isEqualTo(0.5);
    assertThat(Measure.RECALL_AT_10.of(asked)).isEqualTo(0.75);
    assertThat(Measure.RECALL_AT_50.of(asked)).isEqualTo(0.75);
    assertThat(Measure.ANY_AT_10.of(asked)).isEqualTo(1);
    assertThat(Measure.EVIDENCE_RETAINED.of(asked)).isEqualTo(0.75);
    double ideal = 1 + 1 / log2(3) + 1 / log2(4) + 1 / log2(5);
    assertThat(Measure.NDCG_AT_10.of(asked)).isCloseTo((1 + 1 / log2(8)) / ideal, EXACTLY);
    assertThat(Measure.SHARE_KEPT.of(asked)).isEqualTo(0.3);
    assertThat(Measure.SHARE_KEPT_WORDS.of(asked)).isEqualTo(0.5);
  }

  @Test
  void measures_areNothing_whenNothingWasFound() {
    Asked asked = asked("s", 2, Map.of("e1", 11), Set.of());
    assertThat(Measure.RECALL_AT_10.of(asked)).isZero();
    assertThat(Measure.RECALL_AT_50.of(asked)).isEqualTo(0.5);
    assertThat(Measure.ANY_AT_10.of(asked)).isZero();
    assertThat(Measure.NDCG_AT_10.of(asked)).isZero();
    assertThat(Measure.EVIDENCE_RETAINED.of(asked)).isZero();
  }

  @Test
  void ndcg_isOne_whenAllEvidenceIsOnTop() {
    Map<String, Integer> ranks = new TreeMap<>();
    for (int i = 1; i <= 12; i++) {
      ranks.put("e" + i, i);
    }
    assertThat(Measure.NDCG_AT_10.of(asked("s", 12, ranks, Set.of()))).isCloseTo(1, EXACTLY);
  }

  @Test
  void mean_isOverQuestions_notOverSpaces() {
    Scores scores = Scores.of(
        List.of(
            asked("a", 1, Map.of("e1", 1), Set.of()),
            asked("a", 1, Map.of("e1", 1), Set.of()),
            asked("b", 1, Map.of(), Set.of())),
        1);
    assertThat(scores.mean(Measure.RECALL_AT_5)).isCloseTo(2 / 3.0, EXACTLY);
    assertThat(scores.questions()).isEqualTo(3);
    assertThat(scores.spaces()).isEqualTo(2);
    assertThat(scores.hasFewSpaces()).isTrue();
  }

  @Test
  void interval_isThePoint_whenAllAreEqual() {
    Estimate estimate = Scores.estimate(new double[][] {{0.5, 0.5}, {0.5}, {0.5}}, 1);
    assertThat(estimate.overSpaces()).isEqualTo(new Scores.Range(0.5, 0.5));
    assertThat(estimate.withinSpaces()).isEqualTo(new Scores.Range(0.5, 0.5));
  }

  @Test
  void intervalOverSpaces_drawsWholeSpaces() {
    Estimate estimate = Scores.estimate(new double[][] {{0, 0}, {1, 1}}, 1);
    assertThat(estimate.mean()).isEqualTo(0.5);
    assertThat(estimate.overSpaces()).isEqualTo(new Scores.Range(0, 1));
    assertThat(estimate.withinSpaces()).isEqualTo(new Scores.Range(0.5, 0.5));
  }

  @Test
  void interval_isWhatStatisticsExpect_forManySpaces() {
    double[][] spaces = new double[400][];
    for (int i = 0; i < spaces.length; i++) {
      spaces[i] = new double[] {i % 2};
    }
    double halfWidth = 1.96 * Math.sqrt(0.25 / 400);
    Scores.Range range = Scores.estimate(spaces, 7).overSpaces();
    assertThat(range.low()).isCloseTo(0.5 - halfWidth, within(0.01));
    assertThat(range.high()).isCloseTo(0.5 + halfWidth, within(0.01));
  }

  @Test
  void bootstrap_dependsOnTheSeedAlone() {
    forAll(20, random -> {
      double[][] spaces = new double[5][];
      for (int i = 0; i < spaces.length; i++) {
        spaces[i] = random.doubles(1 + random.nextInt(20)).toArray();
      }
      long seed = random.nextLong();
      assertThat(Scores.estimate(spaces, seed)).isEqualTo(Scores.estimate(spaces, seed));
      assertThat(Scores.estimate(spaces, seed)).isNotEqualTo(Scores.estimate(spaces, seed + 1));
    });
  }

  @Test
  void scores_areRefused_whenNothingWasAsked() {
    assertThatIllegalArgumentException().isThrownBy(() -> Scores.of(List.of(), 1));
  }

  @Test
  void keys_areWords() {
    assertThat(Measure.RECALL_AT_5.key()).isEqualTo("recall@5");
    assertThat(Measure.EVIDENCE_RETAINED.key()).isEqualTo("evidenceRetained");
    assertThat(Measure.SHARE_KEPT_WORDS.key()).isEqualTo("shareKeptByWords");
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static Asked asked(
      String space, int evidence, Map<String, Integer> ranks, Set<String> retained) {
    Set<ExperienceId> wanted = new LinkedHashSet<>();
    for (int i = 1; i <= evidence; i++) {
      wanted.add(new ExperienceId("e" + i));
    }
    Map<ExperienceId, Integer> found = new TreeMap<>();
    ranks.forEach((id, rank) -> found.put(new ExperienceId(id), rank));
    Set<ExperienceId> held = new LinkedHashSet<>();
    retained.forEach(id -> held.add(new ExperienceId(id)));
    Question question =
        new Question(new SpaceName(space), "q", Instant.EPOCH, "category", "Who?", wanted);
    return new Asked(question, found, held, new Holding(3, 50, 10, 100));
  }
}
