package io.hippocampus.agent;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.RetrievalAugmentor;
import io.hippocampus.MemorySpace;
import io.hippocampus.agent.Transcription.Draft;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts what a user message calls to mind after it, as a block of data; not what the window has
 * already. Thread-safe.
 */
final class SpaceAugmentor implements RetrievalAugmentor {

  private static final int MOST = 1_000;

  private final Function<Object, MemorySpace> spaces;
  private final Transcription transcription;
  private final Recalls recalls;
  private final Executor executor;

  SpaceAugmentor(
      Function<Object, MemorySpace> spaces,
      Transcription transcription,
      Recalls recalls,
      Executor executor) {
    this.spaces = spaces;
    this.transcription = transcription;
    this.recalls = recalls;
    this.executor = executor;
  }

  @Override
  public AugmentationResult augment(AugmentationRequest request) {
    MemorySpace space = spaces.apply(AgentMemory.known(request.metadata().chatMemoryId()));
    ChatMessage message = request.chatMessage();
    Optional<Recollection> recalled = message instanceof UserMessage user
        ? recall(space, user, request.metadata().chatMemory())
        : Optional.empty();
    return recalled
        .map(recollection -> new AugmentationResult(
            with((UserMessage) message, RecalledBlock.of(recollection)),
            Recalls.contents(recollection)))
        .orElseGet(() -> new AugmentationResult(message, List.of()));
  }

  /** Augments in the background; overrides a method that later versions of LangChain4j have. */
  public CompletableFuture<AugmentationResult> augmentAsync(AugmentationRequest request) {
    return CompletableFuture.supplyAsync(() -> augment(request), executor);
  }

  private Optional<Recollection> recall(
      MemorySpace space, UserMessage user, List<ChatMessage> window) {
    Set<String> said = said(window == null ? List.of() : window);
    return Recalls.request(text(user))
        .map(request -> request.limit(Math.min(MOST, recalls.limit() + said.size())))
        .map(RecallRequest.Builder::build)
        .map(request -> Recalls.recall(space, request))
        .map(all -> recalls.fitting(space, without(said, all), RecalledBlock::of))
        .filter(fitted -> !fitted.recalled().isEmpty());
  }

  private Set<String> said(List<ChatMessage> window) {
    Gathering gathering = new Gathering(List.of());
    window.forEach(gathering::add);
    return gathering.gathered().stream()
        .flatMap(together -> transcription.write(together).stream())
        .map(Draft::text)
        .collect(Collectors.toSet());
  }

  private static Recollection without(Set<String> said, Recollection all) {
    return Recalls.of(
        all,
        all.recalled().stream()
            .filter(recalled -> !said.contains(recalled.memory().content()))
            .toList());
  }

  private static String text(UserMessage user) {
    return user.contents().stream()
        .filter(TextContent.class::isInstance)
        .map(content -> ((TextContent) content).text())
        .collect(Collectors.joining("\n"));
  }

  /** A message of one text stays one text, which some models and guardrails ask for. */
  private static UserMessage with(UserMessage user, String block) {
    List<Content> contents = new ArrayList<>(user.contents());
    if (user.hasSingleText()) {
      contents.set(0, TextContent.from(user.singleText() + "\n\n" + block));
    } else {
      contents.add(TextContent.from(block));
    }
    return user.toBuilder().contents(contents).build();
  }
}
