package io.hippocampus.encoding;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import io.hippocampus.port.SalienceTagger;
import io.hippocampus.port.SalienceTagger.Episode;
import io.hippocampus.port.TermAnalyzer;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
  private static final int EPISODE_CONTEXT = 6;

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
  private final Deque<Experience> recent = new ArrayDeque<>();
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

  /** Returns the statistics it keeps up to date. */
  public SpaceTerms terms() {
    return terms;
  }

  /**
   * Counts the terms of memories that were encoded before this encoder was made but after the last
   * night, so that the statistics are as if it had never been away.
   */
  public synchronized void catchUp(List<Versioned> live) {
    live.stream()
        .filter(held -> held.memory().salience().isTagged())
        .filter(held -> held.recorded() > countedUpTo)
        .forEach(this::count);
  }

  /**
   * Encodes one batch of what is not encoded yet.
   *
   * @return how many memories it encoded; 0 when nothing was left
   */
  public synchronized int encodeBatch() {
    List<Versioned> batch = store.unencoded(space, embedder.model(), BATCH);
    if (batch.isEmpty()) {
      return 0;
    }
    List<Experience> experiences = batch.stream().map(this::firstSource).toList();
    List<CompletableFuture<List<Passage>>> passages = imprinted(batch, experiences);
    List<Encoding> encodings = new ArrayList<>();
    List<MemoryIndex.Entry> entries = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Memory given = batch.get(i).memory();
      Memory memory = tagged(batch.get(i), experiences.get(i));
      List<Passage> embedded = Joining.join(passages.get(i));
      boolean toRate = isRated && !given.salience().isTagged();
      encodings.add(new Encoding(memory.id(), memory.salience(), embedded, toRate));
      entries.add(new MemoryIndex.Entry(memory, embedded));
    }
    store.encode(space, embedder.model(), encodings, clock.instant());
    show.accept(entries.stream()
        .filter(entry -> entry.memory().standing().state() == MemoryState.SHORT_TERM)
        .toList());
    return batch.size();
  }

  /** Encodes all that is not encoded yet. */
  public int encodeAll() {
    int all = 0;
    for (int some = encodeBatch(); some > 0; some = encodeBatch()) {
      all += some;
    }
    return all;
  }

  /**
   * Lets go of experiences that are to be forgotten: what came after them is embedded anew as it
   * stands by itself, so that nothing of them is left in its embeddings. Nothing of them is in an
   * embedding that was given with it.
   *
   * @param following the memories of what came right after them in their sessions
   */
  public synchronized void letGo(Set<ExperienceId> experiences, List<Memory> following) {
    recent.removeIf(experience -> experiences.contains(experience.id()));
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

  private Experience firstSource(Versioned held) {
    return store.experience(space, held.memory().sources().get(0)).orElseThrow().experience();
  }

  /**
   * Has all of them embedded side by side, each after what came before it in its session; those
   * recorded with an embedding keep it.
   */
  private List<CompletableFuture<List<Passage>>> imprinted(
      List<Versioned> batch, List<Experience> experiences) {
    Map<MemoryId, List<Passage>> given = store.passages(
        space, embedder.model(), batch.stream().map(held -> held.memory().id()).toList());
    Map<String, Experience> latest = new HashMap<>();
    recent.forEach(experience -> latest.put(experience.session(), experience));
    List<CompletableFuture<List<Passage>>> passages = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Memory memory = batch.get(i).memory();
      Experience experience = experiences.get(i);
      Optional<Experience> before =
          Optional.ofNullable(latest.put(experience.session(), experience));
      passages.add(Optional.ofNullable(given.get(memory.id()))
          .map(CompletableFuture::completedFuture)
          .orElseGet(() -> inBackground(() -> imprint.of(memory, before))));
    }
    return passages;
  }

  private Memory tagged(Versioned held, Experience experience) {
    Memory memory = held.memory();
    if (held.recorded() > countedUpTo) {
      count(held);
    }
    Memory tagged = memory.salience().isTagged() ? memory : memory.withSalience(tagOne(experience));
    remember(experience);
    return tagged;
  }

  private Salience tagOne(Experience experience) {
    List<Experience> before =
        recent.stream().filter(e -> e.session().equals(experience.session())).toList();
    return tagger.tag(new Episode(before, List.of(experience), terms)).get(0);
  }

  private void count(Versioned held) {
    terms.count(new HashSet<>(counted.terms(held.memory().content())));
    countedUpTo = Math.max(countedUpTo, held.recorded());
  }

  private void remember(Experience experience) {
    recent.addLast(experience);
    if (recent.size() > EPISODE_CONTEXT) {
      recent.removeFirst();
    }
  }

  private <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, embedding);
  }
}
