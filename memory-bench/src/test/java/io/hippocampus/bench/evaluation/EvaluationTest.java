package io.hippocampus.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.evaluation.EvaluationOptions.Unit;
import io.hippocampus.bench.policy.Policy;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.sleep.simulation.Progress;
import io.hippocampus.testing.WordEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole evaluations of a tiny stream, on real stores and indexes. */
final class EvaluationTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double KEEP = 0.3;
  private static final int DAYS = 6;
  private static final int EXPERIENCES_A_DAY = 8;

  @TempDir
  private static Path directory;

  private static Stream stream;
  private static EvaluationResult kept;
  private static EvaluationResult keptAll;

  @BeforeAll
  static void evaluate() throws IOException {
    stream = TinyStream.in(directory.resolve("stream"), "What was number");
    kept = Evaluation.run(options("kept").build(), Progress.NONE);
    keptAll = Evaluation.run(options("all").keep(1).build(), Progress.NONE);
  }

  private static EvaluationOptions.Builder options(String out) {
    return options(stream, out);
  }

  private static EvaluationOptions.Builder options(Stream of, String out) {
    return EvaluationOptions.builder(of, directory.resolve(out))
        .embedder(new WordEmbedder())
        .cache(directory.resolve("cache"))
        .keep(KEEP);
  }

  @Test
  void evaluation_writesTheSameBytes_whenRunAgain() throws IOException {
    EvaluationResult again = Evaluation.run(options("again").build(), Progress.NONE);
    for (String file : List.of("answers.jsonl", "kept.jsonl")) {
      assertThat(written("again", file)).isEqualTo(written("kept", file));
    }
    assertThat(lasting(report("again"))).isEqualTo(lasting(report("kept")));
    assertThat(again.measured().embedded()).isZero();
  }

  @Test
  void kept_isTheSame_whateverIsAsked() throws IOException {
    Stream other = TinyStream.in(directory.resolve("other"), "Who lost the green umbrella of");
    Evaluation.run(options(other, "asked").build(), Progress.NONE);
    assertThat(written("asked", "kept.jsonl")).isEqualTo(written("kept", "kept.jsonl"));
    assertThat(written("asked", "answers.jsonl")).isNotEqualTo(written("kept", "answers.jsonl"));
  }

  @Test
  void nights_keepTheBudget_fromTheFirstOn() {
    assertThat(kept.nights()).hasSize(2);
    kept.nights().values().forEach(nights -> {
      assertThat(nights).hasSize(DAYS);
      for (int night = 0; night < DAYS; night++) {
        int lived = (night + 1) * EXPERIENCES_A_DAY;
        assertThat(nights.get(night).outcome()).isEqualTo(SleepOutcome.COMMITTED);
        assertThat(nights.get(night).morning().live()).isLessThanOrEqualTo((int) (KEEP * lived));
      }
    });
  }

  @Test
  void nights_keepTheBudget_ofWords() {
    EvaluationResult words =
        Evaluation.run(options("words").unit(Unit.WORDS).build(), Progress.NONE);
    List<Asked> afterLastNight = words.asked().stream()
        .filter(asked -> asked.holding().experiences() == DAYS * EXPERIENCES_A_DAY)
        .toList();
    assertThat(afterLastNight).isNotEmpty();
    assertThat(afterLastNight)
        .allSatisfy(asked -> assertThat(asked.holding().shareOfWords()).isBetween(KEEP / 2, KEEP));
  }

  @Test
  void evidence_isAllRetained_whenAllIsKept() {
    assertThat(keptAll.headline().mean(Measure.EVIDENCE_RETAINED)).isEqualTo(1);
    assertThat(keptAll.headline().mean(Measure.RECALL_AT_50)).isEqualTo(1);
    assertThat(kept.headline().mean(Measure.EVIDENCE_RETAINED)).isLessThan(1);
  }

  @Test
  void oracle_retainsWhatIsAsked_andSaysThatItIsABound() throws IOException {
    EvaluationResult bound =
        Evaluation.run(options("oracle").policy(Policy.ORACLE).build(), Progress.NONE);
    assertThat(bound.headline().mean(Measure.EVIDENCE_RETAINED)).isEqualTo(1);
    assertThat(report("oracle").at("/options/upperBound").booleanValue()).isTrue();
    assertThat(new Report(bound).asText()).contains("an upper bound");
  }

  @Test
  void headline_leavesAdversarialOut_andCategoriesDoNot() {
    assertThat(kept.asked()).hasSize(20);
    assertThat(kept.headline().questions()).isEqualTo(10);
    assertThat(kept.byCategory()).containsOnlyKeys("adversarial", "where");
    assertThat(new Report(kept).asText())
        .contains("10 left out (adversarial)")
        .contains("With 2 spaces the interval over spaces says little");
  }

  @Test
  void kept_isWrittenForEachMoment_withWhatTheDayBrought() throws IOException {
    List<JsonNode> moments = lines("kept", "kept.jsonl");
    assertThat(moments)
        .extracting(line -> line.get("space").textValue() + " " + line.get("at").textValue())
        .containsExactly(
            "ann 2026-03-05T12:00:00Z",
            "ann 2026-03-08T00:00:00Z",
            "bob 2026-03-05T12:00:00Z",
            "bob 2026-03-08T00:00:00Z");
    // Three nights of 24 experiences keep seven; the eight of the fourth morning are still awake.
    assertThat(moments.get(0).get("kept")).hasSize(7 + 8);
    assertThat(moments.get(1).get("kept")).hasSize(14);
  }

  @Test
  void answers_nameSourcesAndContent_bestFirst() throws IOException {
    List<JsonNode> answers = lines("all", "answers.jsonl");
    assertThat(answers).hasSize(20);
    JsonNode first = answers.get(0);
    assertThat(first.get("id").textValue()).isEqualTo("q0");
    assertThat(first.at("/ranked/0/content").textValue()).startsWith("Number ");
    assertThat(first.at("/ranked/0/sources")).isNotEmpty();
  }

  @Test
  void evidence_isRefused_whenItIsNotInTheSpace() throws IOException {
    Stream wrong = TinyStream.in(directory.resolve("wrong"), "What was number");
    Path questions = directory.resolve("wrong/questions.jsonl");
    Files.writeString(questions, Files.readString(questions).replace("[\"e5\"]", "[\"e99\"]"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.run(options(wrong, "out").build(), Progress.NONE))
        .withMessage("questions.jsonl, line 2: the evidence e99 of question q5 is not in space ann;"
            + " name experiences of that space");
  }

  @Test
  void evaluation_isRefused_whenNothingIsAsked() throws IOException {
    Stream mute = TinyStream.in(directory.resolve("mute"), "What was number");
    Files.delete(directory.resolve("mute/questions.jsonl"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.run(options(mute, "out").build(), Progress.NONE))
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

  private static byte[] written(String out, String file) throws IOException {
    return Files.readAllBytes(directory.resolve(out).resolve(file));
  }

  private static JsonNode report(String out) throws IOException {
    return JSON.readTree(written(out, "report.json"));
  }

  private static JsonNode lasting(JsonNode report) {
    return ((ObjectNode) report).without("measured");
  }

  private static List<JsonNode> lines(String out, String file) throws IOException {
    return Files.readAllLines(directory.resolve(out).resolve(file)).stream()
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
