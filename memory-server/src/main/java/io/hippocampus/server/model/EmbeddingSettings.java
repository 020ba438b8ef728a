package io.hippocampus.server.model;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.hippocampus.Hippocampus;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbeddingOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which model embeds in a home. Immutable.
 *
 * @param provider where it runs
 * @param model its name there; of the embedded model, any
 * @param baseUrl the address of its server; the provider's usual one when empty
 * @param keyVariable the environment variable that holds the key of its server; empty for a server
 *     that wants none
 * @param dimensions how many dimensions its embeddings have; asked of it when empty
 * @param shortened whether its server is asked for so many dimensions, which not all can give
 * @param cuePrefix what is put before a cue
 * @param passagePrefix what is put before a passage
 */
public record EmbeddingSettings(
    EmbeddingProvider provider,
    String model,
    Optional<String> baseUrl,
    Optional<String> keyVariable,
    OptionalInt dimensions,
    boolean shortened,
    String cuePrefix,
    String passagePrefix) {

  /** The model that comes along, which homes are made with. */
  public static final EmbeddingSettings EMBEDDED = new EmbeddingSettings(
      EmbeddingProvider.EMBEDDED,
      "e5-small-v2",
      Optional.empty(),
      Optional.empty(),
      OptionalInt.empty(),
      false,
      "",
      "");

  private static final String USUAL_OPENAI = "https://api.openai.com/v1";
  private static final String USUAL_OLLAMA = "http://localhost:11434";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int RETRIES = 2;

  public EmbeddingSettings {
    if (model.isBlank()) {
      throw new IllegalArgumentException("the embedding model has no name; say which one");
    }
    baseUrl.ifPresent(EmbeddingSettings::requireAddress);
    if (shortened && dimensions.isEmpty()) {
      throw new IllegalArgumentException("the embeddings of " + model
          + " are to be shortened, but not to how many dimensions; say it");
    }
  }

  private static void requireAddress(String address) {
    URI uri = URI.create(address);
    boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!isWeb || uri.getHost() == null) {
      throw new IllegalArgumentException("the address of the embedding model is " + address
          + "; allowed are those that begin with http:// or https:// and name a server");
    }
  }

  /** Returns these with so many dimensions. */
  public EmbeddingSettings withDimensions(int value) {
    return new EmbeddingSettings(
        provider,
        model,
        baseUrl,
        keyVariable,
        OptionalInt.of(value),
        shortened,
        cuePrefix,
        passagePrefix);
  }

  /** Whether it is the model that comes along. */
  public boolean isEmbedded() {
    return provider == EmbeddingProvider.EMBEDDED;
  }

  /**
   * Returns the embedder, which its user closes. A key that is not in the environment is missed
   * when it embeds.
   *
   * @param environment the environment's variables
   * @throws io.hippocampus.port.UnavailableException if the model must be asked for its dimensions
   *     and does not answer
   */
  public Embedder embedder(Map<String, String> environment) {
    if (isEmbedded()) {
      return Hippocampus.embeddedModel();
    }
    EmbeddingOptions options =
        EmbeddingOptions.DEFAULT.named(model).withPrefixes(cuePrefix, passagePrefix);
    return Hippocampus.embedder(
        model(environment),
        dimensions.isPresent() ? options.withDimensions(dimensions.getAsInt()) : options);
  }

  private EmbeddingModel model(Map<String, String> environment) {
    String key =
        keyVariable.map(variable -> environment.getOrDefault(variable, "")).orElse("none");
    if (key.isBlank()) {
      return new KeylessModel(keyVariable.orElseThrow());
    }
    Integer wanted = shortened ? (Integer) dimensions.getAsInt() : null;
    return switch (provider) {
      case OPENAI ->
        OpenAiEmbeddingModel.builder()
            .baseUrl(baseUrl.orElse(USUAL_OPENAI))
            .apiKey(key)
            .modelName(model)
            .dimensions(wanted)
            .timeout(TIMEOUT)
            .maxRetries(RETRIES)
            .build();
      case OLLAMA ->
        OllamaEmbeddingModel.builder()
            .baseUrl(baseUrl.orElse(USUAL_OLLAMA))
            .customHeaders(
                keyVariable.isPresent() ? Map.of("Authorization", "Bearer " + key) : Map.of())
            .modelName(model)
            .dimensions(wanted)
            .timeout(TIMEOUT)
            .maxRetries(RETRIES)
            .build();
      case EMBEDDED -> throw new IllegalStateException("the embedded model has no server");
    };
  }

  /** Returns how people call it: the model, where it runs, and where that is. */
  public String described() {
    return switch (provider) {
      case EMBEDDED -> "the embedded model";
      case OPENAI -> model + " at " + baseUrl.orElse(USUAL_OPENAI);
      case OLLAMA -> model + " of Ollama at " + baseUrl.orElse(USUAL_OLLAMA);
    };
  }
}
