package io.hippocampus.encoding;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.port.SalienceTagger.Episode;
import io.hippocampus.port.TermAnalyzer;
import io.hippocampus.port.UnavailableException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Turns what was recorded in one space into encoded memories: counts its terms, tags it, embeds it,
 * makes it findable by meaning.
 *
 * <p>Works in the order recorded, a batch at a time, one batch at a time; so a tag depends on what
 * came before it and on nothing else. What fails is left for the next attempt; a tagger that is
 * down or talks nonsense is stood in for by the offline one. Thread-safe.
 */
public final class Encoder {

  private static final int BATCH = 64;

  private final SpaceName space;
  private final MemoryStore store;
  private final Consumer<List<MemoryIndex.Entry>> show;
  private final Embedder embedder;
  private final Imprint imprint;
  private final TermAnalyzer counted;
  private final SalienceTagger tagger;
  private final InstantSource clock;
  private final Executor embedding;
  private final SpaceTerms terms;
  private final boolean isRated;
  private final LatestTurns turns;
  private final Set<MemoryId> refused = new HashSet<>();
  private long countedUpTo;

  /**
   * Encodes one space.
   *
   * @param show makes encoded memories findable in the short-term tier
   * @param terms the space's statistics as of the last night
   * @param countedUpTo the place in the ledger up to which they count
   * @param isRated whether what it tags is to wait for a language model's rating
   * @param embedding where embeddings are made side by side
   */
  public Encoder(
      SpaceName space,
      MemoryStore store,
      Consumer<List<MemoryIndex.Entry>> show,
      Embedder embedder,
      TermAnalyzer analyzer,
      SalienceTagger tagger,
      InstantSource clock,
      Executor embedding,
      SpaceTerms terms,
      long countedUpTo,
      boolean isRated) {
    this.space = space;
    this.store = store;
    this.turns = new LatestTurns(space, store);
    this.show = show;
    this.embedder = embedder;
    this.imprint = new Imprint(embedder);
    this.counted = new CountedTerms(analyzer);
    this.tagger = new StandIn(tagger, new SurfaceTagger(analyzer));
    this.clock = clock;
    this.embedding = embedding;
    this.terms = terms;
    this.countedUpTo = countedUpTo;
    this.isRated = isRated;
  }

  /** Returns the place in the ledger up to which experiences are counted. */
  public synchronized long countedUpTo() {
    return countedUpTo;
  }

  /** Returns the statistics it keeps up to date. */
  public SpaceTerms terms() {
    return terms;
  }

  /**
   * Counts the terms of memories that were encoded before this encoder was made but after the last
   * night, so that the statistics are as if it had never been away.
   *
   * @param recorded the memories of what was recorded since, tombstones too
   */
  public synchronized void catchUp(List<Versioned> recorded) {
    recorded.stream()
        .filter(held -> held.memory().salience().isTagged())
        .filter(held -> held.recorded() > countedUpTo)
        .forEach(this::count);
  }

  /** A memory that is being encoded. */
  private record Draft(
      Versioned held,
      Experience experience,
      List<Experience> before,
      CompletableFuture<List<Passage>> passages) {}

  /**
   * Encodes one batch of what is not encoded yet. What the model refuses to embed is tagged and
   * stays findable by its words; it is tried again after a restart.
   *
   * @return how many memories it encoded; 0 when nothing was left
   * @throws UnavailableException if the model cannot embed now; what it embedded before is kept
   */
  public synchronized int encodeBatch() {
    List<Draft> drafts = drafts();
    List<Encoding> encodings = new ArrayList<>();
    List<MemoryIndex.Entry> entries = new ArrayList<>();
    Optional<UnavailableException> unavailable = Optional.empty();
    for (Draft draft : drafts) {
      try {
        List<Passage> embedded = embedded(draft);
        Memory memory = tagged(draft);
        boolean toRate = isRated && !draft.held().memory().salience().isTagged();
        encodings.add(new Encoding(memory.id(), memory.salience(), embedded, toRate));
        entries.add(new MemoryIndex.Entry(memory, embedded));
      } catch (UnavailableException e) {
        unavailable = Optional.of(e);
        break;
      }
    }
    if (!encodings.isEmpty()) {
      store.encode(space, embedder.model(), encodings, clock.instant());
      show.accept(entries.stream()
          .filter(entry -> entry.memory().standing().state() == MemoryState.SHORT_TERM)
          .toList());
    }
    if (unavailable.isPresent()) {
      throw unavailable.get();
    }
    return encodings.size();
  }

  /** Begins to embed what is not encoded yet, oldest recorded first. */
  private List<Draft> drafts() {
    List<Versioned> batch = unencoded(BATCH);
    Map<MemoryId, List<Passage>> given = store.passages(
        space, embedder.model(), batch.stream().map(held -> held.memory().id()).toList());
    return batch.stream().map(held -> draft(held, given)).toList();
  }

  /** Has it embedded after what came before it; recorded with an embedding, it keeps that. */
  private Draft draft(Versioned held, Map<MemoryId, List<Passage>> given) {
    Memory memory = held.memory();
    Experience experience =
        store.experience(space, memory.sources().get(0)).orElseThrow().experience();
    List<Experience> before = turns.before(experience, held.recorded());
    Optional<Experience> last =
        before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
    CompletableFuture<List<Passage>> passages = Optional.ofNullable(given.get(memory.id()))
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> inBackground(() -> imprint.of(memory, last)));
    return new Draft(held, experience, before, passages);
  }

  /** Returns its passages; none when the model refuses the text. */
  private List<Passage> embedded(Draft draft) {
    try {
      return Joining.join(draft.passages());
    } catch (RefusedException e) {
      MemoryId memory = draft.held().memory().id();
      System.getLogger(Encoder.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "memory {0} of space {1} is found by its words only: {2}",
              memory,
              space,
              e.getMessage());
      refused.add(memory);
      return List.of();
    }
  }

  /**
   * Encodes all that was recorded before this call and is not encoded yet; it does not run after
   * what is recorded meanwhile.
   *
   * @return how many memories it encoded
   * @throws UnavailableException if the model cannot embed now; what it embedded before is kept
   */
  public int encodeAll() {
    return encodeAll(done -> true);
  }

  /**
   * Encodes as {@link #encodeAll()} does, as long as it is to go on.
   *
   * @param goesOn is told after each batch how many memories are encoded, and says whether to go on
   * @return how many memories it encoded
   * @throws UnavailableException if the model cannot embed now; what it embedded before is kept
   */
  public int encodeAll(IntPredicate goesOn) {
    long upTo = store.lastChange(space);
    int all = 0;
    boolean more = isWaiting(upTo);
    while (more) {
      int some = encodeBatch();
      all += some;
      more = some != 0 && isWaiting(upTo) && goesOn.test(all);
    }
    return all;
  }

  /** Whether something waits that was recorded up to that place in the ledger. */
  private synchronized boolean isWaiting(long upTo) {
    return unencoded(1).stream().anyMatch(held -> held.recorded() <= upTo);
  }

  /** Returns what is not encoded and not refused, oldest recorded first. */
  private List<Versioned> unencoded(int limit) {
    return store.unencoded(space, embedder.model(), limit + refused.size()).stream()
        .filter(held -> !refused.contains(held.memory().id()))
        .limit(limit)
        .toList();
  }

  /**
   * Lets go of experiences that are to be forgotten: what came after them is embedded anew as it
   * stands by itself, so that nothing of them is left in its embeddings. Nothing of them is in an
   * embedding that was given with it.
   *
   * @param following the memories of what came right after them in their sessions
   */
  public synchronized void letGo(Set<ExperienceId> experiences, List<Memory> following) {
    turns.letGo(experiences);
    Map<MemoryId, List<Passage>> passages = store.passages(
        space, embedder.model(), following.stream().map(Memory::id).toList());
    List<Encoding> alone = following.stream()
        .filter(memory -> memory.salience().isTagged())
        .filter(memory -> !isGiven(memory, passages.getOrDefault(memory.id(), List.of())))
        .map(memory -> new Encoding(memory.id(), memory.salience(), imprint.of(memory)))
        .toList();
    if (!alone.isEmpty()) {
      store.encode(space, embedder.model(), alone, clock.instant());
    }
  }

  /** Whether its embedding was given with it: that is of its bare text, without day and speaker. */
  private static boolean isGiven(Memory memory, List<Passage> passages) {
    return passages.stream().anyMatch(passage -> passage.text().equals(memory.content()));
  }

  private Memory tagged(Draft draft) {
    Memory memory = draft.held().memory();
    if (draft.held().recorded() > countedUpTo) {
      count(draft.held());
    }
    return memory.salience().isTagged()
        ? memory
        : memory.withSalience(tagger
            .tag(new Episode(draft.before(), List.of(draft.experience()), terms))
            .get(0));
  }

  private void count(Versioned held) {
    terms.count(new HashSet<>(counted.terms(held.memory().content())));
    countedUpTo = Math.max(countedUpTo, held.recorded());
  }

  private <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, embedding);
  }
}
