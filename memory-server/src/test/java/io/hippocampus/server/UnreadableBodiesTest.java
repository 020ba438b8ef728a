package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a body is told in words about the body, not about what reads it. */
final class UnreadableBodiesTest {

  @TempDir
  private static Path home;

  private static RunningMemoryServer server;

  @BeforeAll
  static void start() {
    server = new RunningMemoryServer(home);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertTellsNothingOfTheInside(Answer answer) {
    assertThat(answer.json().path("detail").asText())
        .isNotBlank()
        .doesNotContain("Feature", "fasterxml", "Constraints", "REDACTED", "hippocampus", "`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"cue\":NaN}",
        "{} {}",
        "{\"cue\":\"x\" /* so */}",
        "{\"cue\":\"x\",\"cue\":1}"
      })
  void bodyThatIsNoJson(String body) {
    Answer refused = server.post("/v1/spaces/ada/recall", body);
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertTellsNothingOfTheInside(refused);
  }

  @Test
  void bodyThatIsNestedTooDeeply() {
    Answer refused = server.post("/v1/spaces/ada/recall", "[".repeat(101));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("detail").asText()).contains("100");
    assertTellsNothingOfTheInside(refused);
  }

  @Test
  void lineThatIsNoJson_isNamedByItsNumberAlone() {
    Answer refused = server.ask(
        "POST",
        "/v1/spaces/ada/messages",
        "{\"speaker\":\"A\",\"content\":\"one\"}\n{broken\n",
        "Content-Type",
        "application/x-ndjson");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("detail").asText())
        .startsWith("line 2 is no JSON")
        .doesNotContain("line 1");
  }

  @Test
  void messageWithATagThatIsNone_isNamedByItsPlace() {
    Answer refused = server.post("/v1/spaces/ada/messages", """
        [{"speaker": "A", "content": "one"},
         {"speaker": "A", "content": "two", "salience": {"importance": 0.5, "topics": [" "]}}]""");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/at").asText()).startsWith("/1");
  }

  @Test
  void lines_mayBeginWithAMarkOfTheirByteOrder() {
    Answer taken = server.ask(
        "POST",
        "/v1/spaces/ada/messages",
        "\uFEFF{\"speaker\":\"A\",\"content\":\"one\"}\n",
        "Content-Type",
        "application/x-ndjson");
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"type\":\"wish\"}", "{\"type\":\"trailer\",\"wish\":1}"})
  void lineThatIsOfNoArchive(String line) {
    Answer refused = server.ask(
        "POST", "/v1/spaces/ada/archive", line + "\n", "Content-Type", "application/x-ndjson");
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertTellsNothingOfTheInside(refused);
  }
}
