package io.hippocampus.agent;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much is recalled for an agent, and how it is handed over. Pure but for asking a space.
 *
 * @param limit at most so many memories
 * @param tokens at most so many tokens
 */
record Recalls(int limit, int tokens) {

  static final Recalls DEFAULT = new Recalls(10, 1_500);

  static final String MEMORY = "memory";
  static final String RECALL = "recall";
  private static final int FEWEST_CHARACTERS = 40;

  Recalls {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException(
          "an agent recalls " + limit + " memories; allowed are 1 to 1000");
    }
    if (tokens < 1) {
      throw new IllegalArgumentException(
          "an agent recalls " + tokens + " tokens; allowed are 1 and more");
    }
  }

  /** Starts a request for what a text calls to mind; empty when it says nothing of its own. */
  static Optional<RecallRequest.Builder> request(String text) {
    String own = RecalledBlock.without(text);
    return own.isBlank()
        ? Optional.empty()
        : Optional.of(
            RecallRequest.builder(Pieces.first(Pieces.wellFormed(own), RecallRequest.LONGEST_CUE)));
  }

  /** Recalls, but nothing that tells only of a conversation's window. */
  static Recollection recall(MemorySpace space, RecallRequest request) {
    Recollection all = space.recall(request);
    return of(
        all,
        all.recalled().stream()
            .filter(recalled -> !Diary.isOfWindow(recalled.memory()))
            .toList());
  }

  /** Returns that recollection with only some of what it recalled. */
  static Recollection of(Recollection all, List<Recalled> some) {
    return new Recollection(all.id(), all.cue(), all.asOf(), all.times(), some);
  }

  /**
   * Returns as much of a recollection, best first, as its block has room for. Of a best memory that
   * is too long by itself, the beginning is given.
   *
   * @param block how it is to be written
   */
  Recollection fitting(MemorySpace space, Recollection all, Function<Recollection, String> block) {
    List<Recalled> given = new ArrayList<>();
    for (Recalled recalled : all.recalled()) {
      given.add(recalled);
      if (given.size() > limit || isTooLong(space, block.apply(of(all, given)))) {
        given.remove(given.size() - 1);
      }
    }
    Recollection fitted = of(all, given);
    return given.isEmpty() && !all.recalled().isEmpty() ? beginning(space, all, block) : fitted;
  }

  private Recollection beginning(
      MemorySpace space, Recollection all, Function<Recollection, String> block) {
    Recalled best = all.recalled().get(0);
    String content = best.memory().content();
    for (int most = content.length() / 2; most >= FEWEST_CHARACTERS; most /= 2) {
      Memory shortened = best.memory().withContent(Pieces.first(content, most) + " ...");
      Recollection fitted = of(
          all,
          List.of(new Recalled(
              shortened, best.rank(), best.retrievability(), best.superseded(), best.why())));
      if (!isTooLong(space, block.apply(fitted))) {
        return fitted;
      }
    }
    return of(all, List.of());
  }

  private boolean isTooLong(MemorySpace space, String block) {
    return space.tokens(block) > tokens;
  }

  /** Returns what was recalled as LangChain4j hands it on. */
  static List<Content> contents(Recollection recollection) {
    return recollection.recalled().stream()
        .map(recalled -> content(recollection.id(), recalled))
        .toList();
  }

  private static Content content(RecallId recall, Recalled recalled) {
    Memory memory = recalled.memory();
    Metadata metadata = new Metadata()
        .put(MEMORY, memory.id().value())
        .put(RECALL, recall.value())
        .put("occurred", memory.origin().occurredFrom().toString())
        .put("speaker", memory.origin().speaker())
        .put("session", memory.origin().session())
        .put("kind", memory.origin().kind().name().toLowerCase(Locale.ROOT))
        .put("trust", memory.origin().trust().name().toLowerCase(Locale.ROOT))
        .put("superseded", String.valueOf(recalled.superseded()));
    return Content.from(
        TextSegment.from(memory.content(), metadata),
        Map.of(
            ContentMetadata.SCORE,
            recalled.why().total(),
            ContentMetadata.EMBEDDING_ID,
            memory.id().value()));
  }

  /** Says whether something that was handed on was of use. */
  static void feedback(MemorySpace space, Content content, Usefulness usefulness) {
    Metadata metadata = content.textSegment().metadata();
    String recall = metadata.getString(RECALL);
    String memory = metadata.getString(MEMORY);
    if (recall == null || memory == null) {
      throw new IllegalArgumentException("the content was not recalled from a memory: it lacks '"
          + RECALL + "' or '" + MEMORY + "'; give one that the retriever or the augmentor gave");
    }
    space.feedback(new RecallId(recall), new MemoryId(memory), usefulness);
  }
}
