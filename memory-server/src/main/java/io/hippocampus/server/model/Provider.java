package io.hippocampus.server.model;

import java.util.Optional;

/** Who serves a language model. */
public enum Provider {
  /** OpenAI, or any server that speaks as it does. */
  OPENAI("open-ai", Optional.of("OPENAI_API_KEY"), Optional.empty()),
  /** Ollama, on this machine unless told otherwise. */
  OLLAMA("ollama", Optional.empty(), Optional.of("http://localhost:11434")),
  /** Anthropic. */
  ANTHROPIC("anthropic", Optional.of("ANTHROPIC_API_KEY"), Optional.empty());

  private final String maker;
  private final Optional<String> keyVariable;
  private final Optional<String> baseUrl;

  Provider(String maker, Optional<String> keyVariable, Optional<String> baseUrl) {
    this.maker = maker;
    this.keyVariable = keyVariable;
    this.baseUrl = baseUrl;
  }

  /** Returns what its models' names begin with in tags and logs. */
  String maker() {
    return maker;
  }

  /** Returns the variable that usually holds the key, if one is needed. */
  public Optional<String> keyVariable() {
    return keyVariable;
  }

  /** Returns the usual address, where its client does not know one by itself. */
  public Optional<String> baseUrl() {
    return baseUrl;
  }
}
