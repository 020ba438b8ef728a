package io.hippocampus.adapter.langchain4j;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.hippocampus.port.LanguageModel;
import io.hippocampus.port.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chat model that is asked for JSON: strictly by schema where it can, else by words. As
 * thread-safe as the chat model.
 */
final class ChatLanguageModel implements LanguageModel {

  /** About so many characters make a token of English. */
  private static final int CHARACTERS_A_TOKEN = 4;

  private final ChatModel model;
  private final String name;

  ChatLanguageModel(ChatModel model, String name) {
    this.model = model;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer ask(Question question) {
    ChatRequest request = request(question);
    ChatResponse response =
        Failures.translated("answer", name, () -> model.chat(request), RefusedException::new);
    String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
    TokenUsage usage = Optional.ofNullable(response.tokenUsage()).orElseGet(TokenUsage::new);
    int asked = question.instructions().length() + question.data().length();
    return new Answer(
        text, told(usage.inputTokenCount(), asked), told(usage.outputTokenCount(), text.length()));
  }

  private ChatRequest request(Question question) {
    boolean bySchema =
        model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    ChatRequest.Builder request = ChatRequest.builder()
        .messages(
            SystemMessage.from(bySchema ? question.instructions() : withSchema(question)),
            UserMessage.from(question.data()))
        .maxOutputTokens(question.mostTokens())
        .temperature(0.0);
    if (bySchema) {
      request.responseFormat(ResponseFormat.builder()
          .type(ResponseFormatType.JSON)
          .jsonSchema(JsonSchema.builder()
              .name(question.subject())
              .rootElement(JsonRawSchema.from(question.schema()))
              .build())
          .build());
    }
    return request.build();
  }

  private static String withSchema(Question question) {
    return question.instructions()
        + "\n\nAnswer with one JSON object that follows this JSON schema, and nothing else:\n"
        + question.schema();
  }

  private static int told(@Nullable Integer tokens, int characters) {
    return tokens == null ? characters / CHARACTERS_A_TOKEN + 1 : tokens;
  }
}
