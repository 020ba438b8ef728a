package io.hippocampus.bench.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hippocampus.bench.ablation.Part.Signal;
import io.hippocampus.bench.ablation.Part.SleepPhase;
import io.hippocampus.bench.evaluation.Asked;
import io.hippocampus.bench.evaluation.Evaluation;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.bench.evaluation.TinyStream;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.recall.Ranking;
import io.hippocampus.sleep.simulation.Progress;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole ablation of a tiny stream, on real stores and indexes. */
final class AblationTest {

  @TempDir
  private static Path directory;

  private static Stream stream;
  private static AblationResult result;

  @BeforeAll
  static void ablate() throws IOException {
    stream = TinyStream.in(directory.resolve("stream"), "What was number");
    result = Ablation.run(options("ablated").build(), Progress.NONE, Onlooker.NONE);
  }

  private static EvaluationOptions.Builder options(String out) {
    return EvaluationOptions.builder(stream, directory.resolve(out))
        .embedder(new WordEmbedder())
        .cache(directory.resolve("cache"))
        .keep(0.3);
  }

  @Test
  void trials_areOneForEachPart_allOfTheSameQuestions() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Nothing());
    parts.addAll(SleepPhase.all());
    parts.add(new Part.AllSleep());
    parts.addAll(Signal.all());
    assertThat(result.trials()).extracting(Trial::off).containsExactlyElementsOf(parts);
    assertThat(result.trials())
        .allSatisfy(trial -> assertThat(trial.asked())
            .extracting(Asked::question)
            .isEqualTo(result.standard().asked().stream().map(Asked::question).toList()));
  }

  @Test
  void standard_isAsEvaluatedAlone() {
    Evaluation.run(options("alone").build(), Progress.NONE);
    for (String file : List.of("answers.jsonl", "kept.jsonl")) {
      assertThat(directory.resolve("ablated").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("alone").resolve(file));
    }
  }

  @Test
  void trialOfASignal_isAsALifeRankedWithoutIt() {
    Signal words = new Signal("words");
    AblationResult keptAll =
        Ablation.run(options("kept-all").keep(1).build(), Progress.NONE, Onlooker.NONE);
    EvaluationResult without = Evaluation.run(
        options("wordless").keep(1).ranking(words.outOf(Ranking.DEFAULT)).build(), Progress.NONE);
    assertThat(trial(keptAll, words).asked()).isEqualTo(without.inHeadline());
    assertThat(trial(keptAll, words).asked()).isNotEqualTo(keptAll.standard().asked());
  }

  @Test
  void withoutPruning_allIsRetained() {
    for (Part off : List.of(new SleepPhase(Phase.PRUNE), new Part.AllSleep())) {
      Trial trial = trial(result, off);
      assertThat(trial.mean(Measure.EVIDENCE_RETAINED)).isEqualTo(1);
      assertThat(
              trial.difference(result.standard(), Measure.EVIDENCE_RETAINED, 1).mean())
          .isPositive();
    }
  }

  @Test
  void longTermIndex_isSmallest_withoutAnySleep() {
    long without = trial(result, new Part.AllSleep()).cost().orElseThrow().indexBytes();
    assertThat(result.standard().cost().orElseThrow().indexBytes()).isGreaterThan(without);
  }

  @Test
  void recalls_areTimed_inTheLastEveningAndTheMorningAfter() {
    result.trials().stream().flatMap(trial -> trial.cost().stream()).forEach(cost -> {
      assertThat(List.of(cost.evening(), cost.morning())).allSatisfy(times -> {
        assertThat(times.whole().count()).isEqualTo(20);
        assertThat(times.search().count()).isEqualTo(20);
        assertThat(times.whole().total()).isGreaterThanOrEqualTo(times.search().total());
      });
    });
  }

  @Test
  void difference_isNone_fromItself() {
    for (Measure measure : Measure.values()) {
      assertThat(result.standard().difference(result.standard(), measure, 1).mean())
          .isZero();
    }
  }

  @Test
  void difference_isRefused_betweenOtherQuestions() {
    List<Asked> fewer = result.standard().asked().subList(1, 3);
    Trial few = Trial.ofSameNights(new Part.Nothing(), fewer);
    Trial turned = Trial.ofSameNights(new Part.Nothing(), fewer.reversed());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> few.difference(result.standard(), Measure.RECALL_AT_10, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> turned.difference(few, Measure.RECALL_AT_10, 1))
        .withMessageContaining("the same order");
  }

  @Test
  void report_hasARowForEachPart() throws IOException {
    AblationReport report = new AblationReport(result);
    report.writeTo(directory);
    JsonNode json =
        new ObjectMapper().readTree(Files.readString(directory.resolve("ablation.json")));
    assertThat(json.get("trials")).hasSameSizeAs(result.trials());
    String page = Files.readString(directory.resolve("ablation.md"));
    for (Trial trial : result.trials()) {
      assertThat(page).contains("| " + trial.off().label());
      assertThat(report.asText()).contains(trial.off().label());
    }
    assertThat(page).contains("none comes from a cache");
  }

  private static Trial trial(AblationResult of, Part off) {
    return of.trials().stream()
        .filter(trial -> trial.off().equals(off))
        .findFirst()
        .orElseThrow();
  }
}
