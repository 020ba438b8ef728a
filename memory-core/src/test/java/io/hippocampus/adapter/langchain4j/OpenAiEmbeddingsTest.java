package io.hippocampus.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.hippocampus.memory.Embedding;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbeddingOptions;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.EmbeddingServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of each answer that a server with OpenAI's interface may give. */
final class OpenAiEmbeddingsTest {

  private static final String SECRET = "the safe is behind the picture";

  private final EmbeddingServer server = new EmbeddingServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Embedder embedder(Duration timeout) {
    OpenAiEmbeddingModel model = OpenAiEmbeddingModel.builder()
        .baseUrl(server.address() + "/v1")
        .apiKey("none")
        .modelName("m")
        .timeout(timeout)
        .maxRetries(0)
        .build();
    return EmbeddingModels.embedder(model, EmbeddingOptions.DEFAULT.withDimensions(2));
  }

  private Embedder embedder() {
    return embedder(Duration.ofSeconds(30));
  }

  @Test
  void goodAnswer_isTheDirection() {
    server.giving(3, 4);

    assertThat(embedder().cue(SECRET)).isEqualTo(Embedding.of(0.6f, 0.8f));
    assertThat(embedder().passages(SECRET)).singleElement().satisfies(passage -> {
      assertThat(passage.text()).isEqualTo(SECRET);
      assertThat(passage.embedding()).isEqualTo(Embedding.of(0.6f, 0.8f));
    });
    assertThat(server.sent()).allSatisfy(sent -> assertThat(sent).contains(SECRET, "\"m\""));
  }

  @Test
  void otherDimensions_areAMismatch() {
    server.giving(1, 2, 3);

    assertThatThrownBy(() -> embedder().cue(SECRET))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("3 dimensions, not 2");
  }

  @ParameterizedTest
  @CsvSource({
    "429, asked too often",
    "500, server fails",
    "503, server fails",
    "401, key",
    "403, key",
    "404, name",
    "408, too long"
  })
  void serverThatDoesNotServe_isUnavailable(int status, String why) {
    server.answering(status, "{\"error\": {\"message\": \"you said: " + SECRET + "\"}}");

    assertThatThrownBy(() -> embedder().cue(SECRET))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContainingAll(why, String.valueOf(status), "30 characters")
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422})
  void textThatIsRefused_isSaidToBe(int status) {
    server.answering(status, "{\"error\": {\"message\": \"too long: " + SECRET + "\"}}");

    assertThatThrownBy(() -> embedder().passages(SECRET))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll("refuses the text", String.valueOf(status))
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\": [{\"embedding\": [0.1, ",
        "<html>busy</html>",
        "{}",
        "{\"data\": []}",
        "{\"data\": [{\"embedding\": []}]}",
        "{\"data\": [{\"embedding\": null}]}",
        ""
      })
  void answerThatCannotBeRead_isUnavailable(String answer) {
    server.answering(200, answer);

    assertThatThrownBy(() -> embedder().cue(SECRET))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("model m")
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Test
  void serverThatSaysNothing_isUnavailable() {
    server.saysNothing();

    assertThatThrownBy(() -> embedder(Duration.ofMillis(50)).cue(SECRET))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void serverThatIsGone_isUnavailable() {
    Embedder embedder = embedder();
    server.close();

    assertThatThrownBy(() -> embedder.cue(SECRET))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("cannot be reached");
  }
}
