package io.hippocampus.bench.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.bench.evaluation.Evaluation;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.sleep.simulation.Progress;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded ratings go the way that a model's ratings go. */
final class RatingReplayTest {

  @TempDir
  private Path folder;

  private Path recorded;

  private static String node(String agent, String type, String text, int rating, int minute) {
    return """
        {"agent":"%s","type":"%s","created":"2023-02-13 08:%02d:00","spo":["%s","plan","x"],\
        "description":"%s","poignancy":%d}""".formatted(agent, type, minute, agent, text, rating);
  }

  @BeforeEach
  void record() throws IOException {
    recorded = Files.createDirectory(folder.resolve("recorded"));
    Files.write(
        recorded.resolve("some.jsonl"),
        List.of(
            node("Ann", "event", "Ann is brushing her teeth", 1, 3),
            node("Ann", "event", "bed is idle", 1, 1),
            node("Ann", "thought", "This is the plan of Ann", 5, 2),
            node("Ann", "event", "Ann learns that Bo has died in Marrick", 9, 4),
            node("Ann", "event", "Ann is brushing her teeth", 3, 5),
            node("Bo", "chat", "Bo talks with Ann about the election of May 3", 6, 6)));
  }

  @Test
  void ratings_areReplayed_andWhatWasRatedByRuleIsLeftOut() {
    List<RecordedRatings> ratings = RecordedRatings.in(recorded);
    assertThat(ratings).hasSize(1);
    assertThat(ratings.get(0).nodes())
        .extracting(RecordedRatings.Node::rating)
        .containsExactly(1, 9, 3, 6);

    Agreement agreement =
        new RatingReplay(new WordEmbedder(), folder, Progress.NONE).play(ratings.get(0));

    assertThat(agreement.agents()).isEqualTo(2);
    assertThat(agreement.rated()).isEqualTo(4);
    assertThat(agreement.repeated()).isEqualTo(1);
    assertThat(agreement.apart()).isEqualTo(2);
    assertThat(agreement.calibrated()).isGreaterThan(0.4);
    new AgreementReport(List.of(agreement)).writeTo(folder.resolve("out"));
    assertThat(folder.resolve("out/agreement.md")).content().contains("some.jsonl");
    assertThat(folder.resolve("out/agreement.json")).content().contains("\"repeated\" : 1");
  }

  @Test
  void directoryWithoutRatings_orWithAWrongOne_isRefused() throws IOException {
    assertThatThrownBy(() -> RecordedRatings.in(Files.createDirectory(folder.resolve("empty"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no recorded ratings");
    Files.writeString(recorded.resolve("bad.jsonl"), node("Ann", "event", "x", 11, 1));
    assertThatThrownBy(() -> RecordedRatings.in(recorded))
        .hasMessageContaining("bad.jsonl, line 1: 'poignancy' is 11.0; allowed are 1 to 10");
  }

  @Test
  void simulatedRater_ratesAnEvaluation(@TempDir Path out) throws IOException {
    Path stream = Files.createDirectory(folder.resolve("stream"));
    Files.writeString(stream.resolve("experiences.jsonl"), """
        {"space":"s","id":"a","session":"1","speaker":"Ann","occurredAt":"2026-03-02T08:00:00Z","text":"Ann is brushing her teeth"}
        {"space":"s","id":"b","session":"1","speaker":"Ann","occurredAt":"2026-03-02T08:01:00Z","text":"Bo has died in Marrick"}
        """);
    Files.writeString(stream.resolve("questions.jsonl"), """
        {"space":"s","id":"q","askedAt":"2026-03-04T08:00:00Z","category":"one","text":"Who has died in Marrick?","evidence":["b"]}
        """);
    NearestRatings rater = NearestRatings.of(RecordedRatings.in(recorded), new WordEmbedder());
    EvaluationResult result = Evaluation.run(
        EvaluationOptions.builder(Stream.in(stream), out)
            .embedder(new WordEmbedder())
            .cache(folder.resolve("cache"))
            .homes(folder)
            .rater(rater)
            .build(),
        Progress.NONE);

    assertThat(out.resolve("report.md"))
        .content()
        .contains("keeping all, rated by simulated/nearest-ratings, seed 1");
    assertThat(out.resolve("report.json")).content().contains("simulated/nearest-ratings");
    assertThat(result.nights().values())
        .allSatisfy(nights -> assertThat(nights.get(0).phases().get(0).result())
            .contains("rated by simulated/nearest-ratings/tag/1"));
  }
}
