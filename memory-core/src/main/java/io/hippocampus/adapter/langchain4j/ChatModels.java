package io.hippocampus.adapter.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import io.hippocampus.port.LanguageModel;
import java.util.Locale;
import java.util.Optional;

/** Makes language models of LangChain4j's chat models. */
public final class ChatModels {

  private ChatModels() {}

  /**
   * Returns the chat model as a language model, named by its provider and its own name.
   *
   * <p>Have the chat model try nothing again itself ({@code maxRetries(0)}): how often and when is
   * decided here, with its cost in view.
   */
  public static LanguageModel of(ChatModel model) {
    String provider = model.provider().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String name = Optional.ofNullable(model.defaultRequestParameters().modelName())
        .filter(given -> !given.isBlank())
        .orElse(model.getClass().getSimpleName());
    return new ChatLanguageModel(model, provider + "/" + name);
  }
}
