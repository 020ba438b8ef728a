package io.hippocampus.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.evaluation.EvaluationOptions.Unit;
import io.hippocampus.bench.policy.Policy;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole evaluations of a tiny stream, on real stores and indexes. */
final class EvaluationTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double KEEP = 0.3;
  private static final int EXPERIENCES_A_DAY = 8;

  @TempDir
  private Path directory;

  private Stream stream;

  @BeforeEach
  void write() throws IOException {
    stream = TinyStream.in(directory.resolve("stream"), "What was number");
  }

  private EvaluationOptions.Builder options(String out) {
    return EvaluationOptions.builder(stream, directory.resolve(out))
        .embedder(new WordEmbedder())
        .cache(directory.resolve("cache"))
        .keep(KEEP);
  }

  @Test
  void evaluation_writesTheSameBytes_whenRunTwice() throws IOException {
    Evaluation.run(options("one").build(), Progress.NONE);
    EvaluationResult second = Evaluation.run(options("two").build(), Progress.NONE);
    for (String file : List.of("answers.jsonl", "kept.jsonl")) {
      assertThat(written("one", file)).isEqualTo(written("two", file));
    }
    assertThat(lasting(report("one"))).isEqualTo(lasting(report("two")));
    assertThat(second.measured().embedded()).isZero();
  }

  @Test
  void kept_isTheSame_whateverIsAsked() throws IOException {
    Evaluation.run(options("one").build(), Progress.NONE);
    stream = TinyStream.in(directory.resolve("other"), "Tell me about the green umbrella of");
    Evaluation.run(options("two").build(), Progress.NONE);
    assertThat(written("one", "kept.jsonl")).isEqualTo(written("two", "kept.jsonl"));
    assertThat(written("one", "answers.jsonl")).isNotEqualTo(written("two", "answers.jsonl"));
  }

  @ParameterizedTest
  @EnumSource(names = "KEEP_ALL", mode = EnumSource.Mode.EXCLUDE)
  void nights_keepTheBudget_fromTheFirstOn(Policy policy) {
    EvaluationResult result = Evaluation.run(options("out").policy(policy).build(), Progress.NONE);
    assertThat(result.nights()).hasSize(2);
    result.nights().values().forEach(nights -> {
      assertThat(nights).hasSize(6);
      for (int night = 0; night < nights.size(); night++) {
        int lived = (night + 1) * EXPERIENCES_A_DAY;
        assertThat(nights.get(night).morning().live()).isEqualTo((int) (KEEP * lived));
      }
    });
  }

  @Test
  void nights_keepTheBudget_ofWords() throws IOException {
    Evaluation.run(options("out").unit(Unit.WORDS).build(), Progress.NONE);
    assertThat(report("out").at("/headline/shareKeptByWords/mean").doubleValue())
        .isLessThanOrEqualTo(0.55)
        .isPositive();
    assertThat(last(Evaluation.run(options("out").unit(Unit.WORDS).build(), Progress.NONE)
            .nights().values().iterator().next()).morning().words())
        .isLessThanOrEqualTo((long) (KEEP * 48 * 11));
  }

  @Test
  void evidence_isAllRetained_whenAllIsKept() throws IOException {
    Evaluation.run(options("out").keep(1).build(), Progress.NONE);
    JsonNode headline = report("out").get("headline");
    assertThat(headline.at("/evidenceRetained/mean").doubleValue()).isEqualTo(1);
    assertThat(headline.at("/recall@50/mean").doubleValue()).isEqualTo(1);
  }

  @Test
  void oracle_retainsWhatIsAsked() throws IOException {
    Evaluation.run(options("out").policy(Policy.ORACLE).build(), Progress.NONE);
    assertThat(report("out").at("/headline/evidenceRetained/mean").doubleValue()).isEqualTo(1);
    assertThat(report("out").at("/options/upperBound").booleanValue()).isTrue();
    assertThat(Files.readString(directory.resolve("out/report.md"))).contains("an upper bound");
  }

  @Test
  void headline_leavesAdversarialOut_andCategoriesDoNot() throws IOException {
    EvaluationResult result = Evaluation.run(options("out").build(), Progress.NONE);
    assertThat(result.asked()).hasSize(20);
    assertThat(result.headline().questions()).isEqualTo(10);
    assertThat(result.byCategory()).containsOnlyKeys("adversarial", "where");
    assertThat(new Report(result).asText())
        .contains("10 left out (adversarial)", "With 2 spaces the interval over spaces says little");
  }

  @Test
  void kept_isWrittenForEachMoment_withWhatTheDayBrought() throws IOException {
    Evaluation.run(options("out").build(), Progress.NONE);
    List<JsonNode> kept = lines("kept.jsonl");
    assertThat(kept).extracting(line -> line.get("space").textValue() + " " + line.get("at").textValue())
        .containsExactly(
            "ann 2026-03-05T12:00:00Z",
            "ann 2026-03-08T00:00:00Z",
            "bob 2026-03-05T12:00:00Z",
            "bob 2026-03-08T00:00:00Z");
    // Three nights of 24 experiences keep seven; the eight of the fourth morning are still awake.
    assertThat(kept.get(0).get("kept")).hasSize(7 + 8);
    assertThat(kept.get(1).get("kept")).hasSize(14);
  }

  @Test
  void answers_nameSourcesAndContent_bestFirst() throws IOException {
    Evaluation.run(options("out").keep(1).build(), Progress.NONE);
    List<JsonNode> answers = lines("answers.jsonl");
    assertThat(answers).hasSize(20);
    JsonNode first = answers.get(0);
    assertThat(first.get("id").textValue()).isEqualTo("q0");
    assertThat(first.at("/ranked/0/content").textValue()).startsWith("Number ");
    assertThat(first.at("/ranked/0/sources")).isNotEmpty();
  }

  @Test
  void evidence_isRefused_whenItIsNotInTheSpace() throws IOException {
    Path questions = directory.resolve("stream/questions.jsonl");
    Files.writeString(questions, Files.readString(questions).replace("[\"e5\"]", "[\"e99\"]"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.run(options("out").build(), Progress.NONE))
        .withMessage("questions.jsonl, line 2: the evidence e99 of question q5 is not in space ann;"
            + " name experiences of that space");
  }

  @Test
  void evaluation_isRefused_whenNothingIsAsked() throws IOException {
    Files.delete(directory.resolve("stream/questions.jsonl"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.run(options("out").build(), Progress.NONE))
        .withMessageContaining("asks nothing");
  }

  @Test
  void options_haveTheirDefaults() {
    EvaluationOptions defaults = EvaluationOptions.builder(stream, directory).build();
    assertThat(defaults.keep()).isEqualTo(1);
    assertThat(defaults.unit()).isEqualTo(Unit.COUNT);
    assertThat(defaults.policy()).isEqualTo(Policy.DEFAULT);
    assertThat(defaults.seed()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("out").keep(30).build())
        .withMessage("keep is 30.0; allowed are shares from 0 to 1");
  }

  private static SleepReport last(List<SleepReport> nights) {
    return nights.get(nights.size() - 1);
  }

  private byte[] written(String out, String file) throws IOException {
    return Files.readAllBytes(directory.resolve(out).resolve(file));
  }

  private JsonNode report(String out) throws IOException {
    return JSON.readTree(written(out, "report.json"));
  }

  private static JsonNode lasting(JsonNode report) {
    return ((ObjectNode) report).without("measured");
  }

  private List<JsonNode> lines(String file) throws IOException {
    return Files.readAllLines(directory.resolve("out").resolve(file)).stream()
        .map(line -> {
          try {
            return JSON.readTree(line);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }
}
