package io.hippocampus.server.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.hippocampus.Hippocampus;
import io.hippocampus.port.LanguageModel;
import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Makes the clients that a home's settings ask for. */
public final class ModelClients {

  /** How soon it is looked again whether the key is there. */
  private static final Duration MENDING = Duration.ofMinutes(10);

  /** Sent where a server wants no key, for clients that insist on one. */
  private static final String NO_KEY = "none";

  private ModelClients() {}

  /**
   * Has a home opened with the language model of those settings. Where its key is missing, the home
   * opens all the same, and the model is unavailable.
   *
   * @param environment where the key is
   */
  public static Hippocampus.Builder with(
      Hippocampus.Builder home,
      ModelSettings settings,
      Map<String, String> environment,
      InstantSource clock) {
    home.modelLimits(settings.limits());
    Optional<String> missing = settings
        .keyVariable()
        .filter(variable -> environment.getOrDefault(variable, "").isBlank());
    return missing.isPresent()
        ? home.languageModel(new KeylessModel(settings.fullName(), missing.get()))
        : home.languageModel(chat(settings, environment, clock));
  }

  private static ChatModel chat(
      ModelSettings settings, Map<String, String> environment, InstantSource clock) {
    String key = settings
        .keyVariable()
        .map(variable -> environment.getOrDefault(variable, NO_KEY))
        .orElse(NO_KEY);
    HttpClientBuilder http = HintingHttpClient.builder(settings.timeout(), clock);
    return switch (settings.provider()) {
      case OPENAI -> openAi(settings, key, http);
      case OLLAMA -> ollama(settings, http);
      case ANTHROPIC -> anthropic(settings, key, http);
    };
  }

  private static ChatModel openAi(ModelSettings settings, String key, HttpClientBuilder http) {
    OpenAiChatModel.OpenAiChatModelBuilder client = OpenAiChatModel.builder()
        .httpClientBuilder(http)
        .apiKey(key)
        .modelName(settings.name())
        .timeout(settings.timeout())
        .maxRetries(0)
        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
        .strictJsonSchema(true);
    settings.baseUrl().ifPresent(client::baseUrl);
    return client.build();
  }

  private static ChatModel ollama(ModelSettings settings, HttpClientBuilder http) {
    return OllamaChatModel.builder()
        .httpClientBuilder(http)
        .baseUrl(settings.baseUrl().or(Provider.OLLAMA::baseUrl).orElseThrow())
        .modelName(settings.name())
        .timeout(settings.timeout())
        .maxRetries(0)
        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
        .build();
  }

  private static ChatModel anthropic(ModelSettings settings, String key, HttpClientBuilder http) {
    AnthropicChatModel.AnthropicChatModelBuilder client = AnthropicChatModel.builder()
        .httpClientBuilder(http)
        .apiKey(key)
        .modelName(settings.name())
        .timeout(settings.timeout())
        .maxRetries(0);
    settings.baseUrl().ifPresent(client::baseUrl);
    return client.build();
  }

  /**
   * A model whose key is missing.
   *
   * @param name its name
   * @param variable the variable that should hold the key
   */
  private record KeylessModel(String name, String variable) implements LanguageModel {
    @Override
    public Answer ask(Question question) {
      throw new UnavailableException(
          "cannot ask " + name + ": the environment has no " + variable
              + "; set it to the key and start again",
          MENDING);
    }
  }
}
