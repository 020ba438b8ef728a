package io.hippocampus.server.model;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import io.hippocampus.port.UnavailableException;

/** A model whose key is missing: it says so when it is needed. */
record KeylessModel(String variable) implements EmbeddingModel {

  @Override
  public EmbeddingResponse doEmbed(EmbeddingRequest request) {
    throw new UnavailableException("the embedding model has no key: the environment variable "
        + variable + " is not set in the process that has the memory open; set it, then start that"
        + " again");
  }
}
