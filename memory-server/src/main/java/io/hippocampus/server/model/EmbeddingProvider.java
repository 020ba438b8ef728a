package io.hippocampus.server.model;

/** Where an embedding model runs. */
public enum EmbeddingProvider {
  /** In this process: e5-small-v2, which comes along. */
  EMBEDDED,
  /** On a server with the interface of OpenAI. */
  OPENAI,
  /** On an Ollama server. */
  OLLAMA
}
