package io.hippocampus.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StreamTest {

  private static final String GOOD = "{\"space\":\"s\",\"id\":\"e1\",\"session\":\"a\","
      + "\"speaker\":\"Runa\",\"occurredAt\":\"2026-03-02T07:05:00Z\",\"text\":\"Hello.\"}";
  private static final String ASKED = "{\"space\":\"s\",\"id\":\"q1\","
      + "\"askedAt\":\"2026-03-03T00:00:00Z\",\"category\":\"c\",\"text\":\"Who?\","
      + "\"evidence\":[\"e1\"]}";

  @TempDir
  private Path directory;

  @Test
  void experience_hasAllItsFields() throws IOException {
    write(
        "experiences.jsonl",
        GOOD.replace(
            "}", ",\"kind\":\"tool_use\",\"reward\":-0.5,\"metadata\":{\"tool\":\"calc\"}}"));
    StreamExperience one = experiences().get(0);
    assertThat(one.space().value()).isEqualTo("s");
    assertThat(one.experience().id().value()).isEqualTo("e1");
    assertThat(one.experience().kind()).isEqualTo(ExperienceKind.TOOL_USE);
    assertThat(one.experience().reward()).hasValue(-0.5);
    assertThat(one.experience().metadata()).isEqualTo(Map.of("tool", "calc"));
  }

  @Test
  void question_hasAllItsFields() throws IOException {
    write("experiences.jsonl", GOOD);
    write("questions.jsonl", ASKED);
    List<Question> questions = new ArrayList<>();
    Stream.in(directory).questions(questions::add);
    assertThat(questions).hasSize(1);
    assertThat(questions.get(0).askedAt()).isEqualTo("2026-03-03T00:00:00Z");
    assertThat(questions.get(0).evidence()).containsExactly(new ExperienceId("e1"));
  }

  @Test
  void questions_areNone_whenThereIsNoSuchFile() throws IOException {
    write("experiences.jsonl", GOOD);
    Stream.in(directory).questions(question -> {
      throw new AssertionError("there is no question");
    });
  }

  @Test
  void demo_isBundled() {
    List<StreamExperience> experiences = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    Stream.demo().experiences(experiences::add);
    Stream.demo().questions(questions::add);
    assertThat(experiences).hasSizeGreaterThan(1_000);
    assertThat(questions).hasSizeGreaterThan(200);
  }

  @Test
  void demo_asksAtLeast150Questions_ofSixKinds_someOfEach() {
    Map<String, Integer> kinds = new TreeMap<>();
    Stream.demo().questions(question -> kinds.merge(question.category(), 1, Integer::sum));
    assertThat(kinds.values().stream().mapToInt(Integer::intValue).sum())
        .isGreaterThanOrEqualTo(150);
    assertThat(kinds)
        .containsOnlyKeys(
            "changed-fact", "preference", "routine", "several-facts", "single-fact", "time")
        .allSatisfy((kind, count) -> assertThat(count).isGreaterThanOrEqualTo(20));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "id":"e1"                | "id":7              | 'id' is 7; allowed is a text
      "id":"e1",               | ``                  | has no 'id'
      "text":"Hello."          | "text":" "          | content of experience e1 is blank
      2026-03-02T07:05:00Z     | yesterday           | 'occurredAt' is 'yesterday'
      2026-03-02T07:05:00Z     | 1026-03-02T07:05:00Z | occurredAt of experience e1
      "space":"s"              | "spaces":"s"        | has the field 'spaces'
      "space":"s"              | "space":"s","kind":"thought" | 'kind' is 'thought'; allowed are message,
      "space":"s"              | "space":"s","reward":"high" | 'reward' is "high"; allowed is a number
      "space":"s"              | "space":"s","space":"s" | is not JSON: Duplicate field
      "Hello."}                | "Hello."            | is not JSON:
      "Hello."}                | "Hello."} {}        | is not JSON:
      """)
  void line_isRefused_withFileAndNumber(String good, String bad, String told) throws IOException {
    String wrong = GOOD.replace(good, bad);
    write("experiences.jsonl", GOOD.replace("\"e1\"", "\"e0\"") + "\n\n" + wrong);
    assertThatIllegalArgumentException()
        .isThrownBy(this::experiences)
        .withMessageStartingWith("experiences.jsonl, line 3: ")
        .withMessageContaining(told);
  }

  @Test
  void line_isRefused_whenItIsNotUtf8() throws IOException {
    Files.write(
        directory.resolve("experiences.jsonl"),
        GOOD.replace("H", "\u00e9").getBytes(StandardCharsets.ISO_8859_1));
    assertThatIllegalArgumentException()
        .isThrownBy(this::experiences)
        .withMessage("experiences.jsonl, line 1: is not UTF-8");
  }

  @Test
  void experience_isRefused_whenItsIdWasThereBefore() throws IOException {
    write("experiences.jsonl", GOOD + "\n" + GOOD);
    assertThatIllegalArgumentException()
        .isThrownBy(this::experiences)
        .withMessageStartingWith("experiences.jsonl, line 2: experience e1 is in space s already");
  }

  @Test
  void experience_isRefused_whenItIsEarlierThanTheOneBefore() throws IOException {
    write(
        "experiences.jsonl",
        GOOD + "\n" + GOOD.replace("\"e1\"", "\"e2\"").replace("07:05:00", "07:04:59"));
    assertThatIllegalArgumentException()
        .isThrownBy(this::experiences)
        .withMessageContaining("line 2: experience e2 occurred at 2026-03-02T07:04:59Z, before");
  }

  @Test
  void whatTheReaderRefuses_isToldWithTheLine() throws IOException {
    write("experiences.jsonl", GOOD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stream.in(directory).experiences(one -> {
          throw new IllegalArgumentException("no more");
        }))
        .withMessage("experiences.jsonl, line 1: no more");
  }

  @Test
  void stream_isRefused_whenNothingWasExperienced() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stream.in(directory))
        .withMessageContaining("there is no " + directory.resolve("experiences.jsonl"));
  }

  private List<StreamExperience> experiences() {
    List<StreamExperience> experiences = new ArrayList<>();
    Stream.in(directory).experiences(experiences::add);
    return experiences;
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }
}
