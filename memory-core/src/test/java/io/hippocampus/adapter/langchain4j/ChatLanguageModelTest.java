package io.hippocampus.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.hippocampus.port.LanguageModel;
import io.hippocampus.port.LanguageModel.Answer;
import io.hippocampus.port.LanguageModel.Question;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.testing.ChatStub;
import io.hippocampus.testing.ChatStub.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chat model is asked over HTTP, and fails as servers do. */
final class ChatLanguageModelTest {

  private static final String CANARY = "the canary sings in Marrick";
  private static final Question QUESTION =
      new Question("do this", CANARY, "song", "{\"type\":\"object\"}", 123);

  private final ChatStub server = ChatStub.answering(request -> Reply.saying("{\"a\":1}"));

  @AfterEach
  void close() {
    server.close();
  }

  private OpenAiChatModel.OpenAiChatModelBuilder client() {
    return OpenAiChatModel.builder()
        .baseUrl(server.baseUrl())
        .apiKey("key")
        .modelName("some-model")
        .timeout(Duration.ofSeconds(20))
        .maxRetries(0);
  }

  private LanguageModel model() {
    return ChatModels.of(client()
        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
        .strictJsonSchema(true)
        .build());
  }

  @Test
  void question_isAskedBySchema_withItsDataApart_andWithoutTools() {
    LanguageModel model = model();

    assertThat(model.name()).isEqualTo("open-ai/some-model");
    assertThat(model.ask(QUESTION)).isEqualTo(new Answer("{\"a\":1}", 700, 300));
    JsonNode request = server.requests().get(0);
    assertThat(request.path("model").asText()).isEqualTo("some-model");
    assertThat(request.at("/messages/0/role").asText()).isEqualTo("system");
    assertThat(request.at("/messages/0/content").asText()).isEqualTo("do this");
    assertThat(request.at("/messages/1/content").asText()).isEqualTo(CANARY);
    assertThat(request.at("/response_format/json_schema/name").asText()).isEqualTo("song");
    assertThat(request.at("/response_format/json_schema/strict").asBoolean()).isTrue();
    assertThat(request.at("/response_format/json_schema/schema/type").asText()).isEqualTo("object");
    assertThat(request
            .path("max_tokens")
            .asInt(request.path("max_completion_tokens").asInt()))
        .isEqualTo(123);
    assertThat(request.has("tools")).isFalse();
  }

  @Test
  void modelWithoutSchemas_isToldTheSchemaInWords() {
    ChatModels.of(client().build()).ask(QUESTION);

    JsonNode request = server.requests().get(0);
    assertThat(request.has("response_format")).isFalse();
    assertThat(request.at("/messages/0/content").asText())
        .startsWith("do this")
        .endsWith("{\"type\":\"object\"}");
  }

  @Test
  void tokens_areEstimated_whereTheModelDoesNotTell() {
    server.then(request -> new Reply(
        200,
        java.util.Map.of(),
        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"12345678\"}}]}",
        false));
    Answer answer = model().ask(QUESTION);
    assertThat(answer.tokensOut()).isEqualTo(3);
    assertThat(answer.tokensIn()).isEqualTo((7 + CANARY.length()) / 4 + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 408})
  void failureThatPasses_isUnavailable_andTellsNoText(int status) {
    server.then(Reply.failing(status));
    assertThatThrownBy(() -> model().ask(QUESTION))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("open-ai/some-model")
        .hasMessageNotContaining(CANARY);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void whatAPersonMustMend_isUnavailableForLong(int status) {
    server.then(Reply.failing(status));
    assertThatThrownBy(() -> model().ask(QUESTION))
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofMinutes(10)));
  }

  @Test
  void invalidRequest_isRefused() {
    server.then(Reply.failing(400));
    assertThatThrownBy(() -> model().ask(QUESTION)).isInstanceOf(RefusedException.class);
  }

  @Test
  void answerThatIsNoJsonAtAll_isUnavailable() {
    server.then(request -> new Reply(200, java.util.Map.of(), "<html>proxy</html>", false));
    assertThatThrownBy(() -> model().ask(QUESTION)).isInstanceOf(UnavailableException.class);
  }

  @Test
  void silence_isUnavailable_afterTheTimeout() {
    server.then(Reply.none());
    LanguageModel hasty = ChatModels.of(client().timeout(Duration.ofMillis(300)).build());
    assertThatThrownBy(() -> hasty.ask(QUESTION))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("takes too long");
  }

  @Test
  void serverThatIsGone_isUnavailable() {
    LanguageModel model = model();
    server.close();
    assertThatThrownBy(() -> model.ask(QUESTION)).isInstanceOf(UnavailableException.class);
  }
}
