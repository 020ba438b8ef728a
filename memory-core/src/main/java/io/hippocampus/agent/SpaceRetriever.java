package io.hippocampus.agent;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import io.hippocampus.MemorySpace;
import io.hippocampus.recall.Recollection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Recall as a retriever. Thread-safe. */
final class SpaceRetriever implements ContentRetriever {

  private final Function<Object, MemorySpace> spaces;
  private final Recalls recalls;
  private final Executor executor;

  SpaceRetriever(Function<Object, MemorySpace> spaces, Recalls recalls, Executor executor) {
    this.spaces = spaces;
    this.recalls = recalls;
    this.executor = executor;
  }

  @Override
  public List<Content> retrieve(Query query) {
    Object asked = query.metadata() == null ? null : query.metadata().chatMemoryId();
    MemorySpace space = spaces.apply(AgentMemory.known(asked));
    return Recalls.request(query.text())
        .map(request -> {
          Recollection recollection = Recalls.recall(
              space, request.limit(recalls.limit()).tokens(recalls.tokens()).build());
          return Recalls.contents(recollection);
        })
        .orElse(List.of());
  }

  /** Retrieves in the background; overrides a method that later versions of LangChain4j have. */
  public CompletableFuture<List<Content>> retrieveAsync(Query query) {
    return CompletableFuture.supplyAsync(() -> retrieve(query), executor);
  }
}
