package io.hippocampus.adapter.langchain4j;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.EmbeddingOptions;
import io.hippocampus.port.RefusedException;

/** Makes embedders of LangChain4j's embedding models. */
public final class EmbeddingModels {

  private EmbeddingModels() {}

  /**
   * Returns an embedder over the model, which stays its owner's to close. The same text gives the
   * same embedding as far as the model itself sees to that.
   *
   * @throws io.hippocampus.port.UnavailableException if the model must be asked for its dimensions
   *     and does not answer
   * @throws IllegalArgumentException if its name, or its dimensions, are not allowed in an
   *     {@link EmbeddingModelId}, or its prefixes leave no room for a text
   */
  public static Embedder embedder(EmbeddingModel model, EmbeddingOptions options) {
    String name = options.name().orElseGet(model::modelName);
    int dimensions = options
        .dimensions()
        .orElseGet(() -> Failures.translated(
            "say its dimensions", name, model::dimension, RefusedException::new));
    return new LangChain4jEmbedder(
        model, new EmbeddingModelId(identity(name, options), dimensions), options);
  }

  private static String identity(String name, EmbeddingOptions options) {
    boolean plain = options.cuePrefix().isEmpty() && options.passagePrefix().isEmpty();
    return plain
        ? name
        : name + " with '" + options.cuePrefix() + "' and '" + options.passagePrefix() + "'";
  }
}
