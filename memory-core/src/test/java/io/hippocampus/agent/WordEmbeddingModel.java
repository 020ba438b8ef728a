package io.hippocampus.agent;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;

/** The embedding model of the tests as LangChain4j sees it. */
final class WordEmbeddingModel implements EmbeddingModel {

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(segments.stream()
        .map(segment -> Embedding.from(AgentLife.EMBEDDER.cue(segment.text()).toArray()))
        .toList());
  }
}
