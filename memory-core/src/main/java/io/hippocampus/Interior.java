package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.encoding.Encoder;
import io.hippocampus.encoding.SpaceTerms;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.LivedExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import io.hippocampus.recall.Recaller;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * What a space is made of, wired together: {@link MemorySpace} hands each call to the part that
 * answers it. Thread-safe.
 *
 * <p>Opening it brings the index up to the ledger first, then the encoder; what waits to be encoded
 * or rated is begun last.
 */
final class Interior {

  final Parts parts;
  final SwitchedIndex index;
  final Unrest unrest;
  final Arrivals arrivals;
  final EncodingQueue encoding;
  final Optional<RatingLoop> rating;
  final Recalls recalls;
  final SpacePolicy policy;
  final Nights asleep;
  final Bedtime bedtime;
  final SpaceNights nights;
  final SpaceCuration curation;
  final Listing listing;
  final Accounts accounts;
  final SpaceArchive archive;
  final Learning learning;
  final SpaceUpkeep upkeep;
  final GivenEmbeddings embeddings;

  private final SpaceName space;
  private final IndexUpkeep derived;
  private final Encoder encoder;
  private final Alterations alterations;

  Interior(SpaceName space, Parts parts) {
    this.space = space;
    this.parts = parts;
    MemoryStore store = store();
    index = new SwitchedIndex(openIndex());
    derived = new IndexUpkeep(space, store, parts.embedder());
    derived.catchUp(index);
    derived.fillShortTerm(index);
    policy = new SpacePolicy(space, parts, this::sleep);
    unrest = new Unrest(space, parts.stores(), parts.clock(), store.live(space));
    arrivals = new Arrivals(space, parts, policy, index, unrest);
    encoder = encoder();
    encoder.catchUp(recordedSince(encoder.countedUpTo()));
    // Held for reading while a recall looks, for writing while a night or a removal becomes true.
    ReadWriteLock truth = new ReentrantReadWriteLock();
    alterations = new Alterations(space, store, index, derived, arrivals, encoder, truth);
    Tagging tagging = new Tagging(space, parts, encoder, alterations);
    rating = tagging.rating();
    encoding = new EncodingQueue(
        encoder, parts.background(), parts.clock(), () -> rating.ifPresent(RatingLoop::wake));
    Recaller recaller = new Recaller(space, store, parts.embedder(), parts.zone(), parts.ranking());
    recalls = new Recalls(space, parts, policy, index, recaller, truth.readLock());
    asleep = new Nights(space, parts, policy, index, encoder, recaller, truth);
    bedtime = new Bedtime(
        space,
        encoder,
        rating,
        tagging.tokensPerNight(),
        asleep,
        alterations.quiet(),
        parts.clock());
    nights = new SpaceNights(space, parts.stores().sleeps(), parts.clock(), this::alter);
    curation = new SpaceCuration(
        new Curation(space, store, parts.clock()), encoder, arrivals, this::alter);
    listing = new Listing(space, store, policy, parts.clock());
    accounts = new Accounts(space, parts, policy);
    archive = new SpaceArchive(
        space, parts, alterations.quiet(), new Settling(space, parts, arrivals, this::alter));
    learning = new Learning(space, parts, index, recaller, alterations.quiet());
    upkeep = new SpaceUpkeep(encoder, tagging, alterations);
    embeddings = new GivenEmbeddings(space, parts, this::record, recalls::search);
    encoding.wake();
    rating.ifPresent(RatingLoop::wake);
  }

  private Encoder encoder() {
    return new Encoder(
        space,
        store(),
        arrivals::show,
        parts.embedder(),
        parts.analyzer(),
        parts.tagger(),
        parts.clock(),
        parts.embedding(),
        new SpaceTerms(store().termCounts(space), store().countedExperiences(space)),
        parts.stores().sleeps().countedUpTo(space),
        parts.model().isPresent());
  }

  /** Returns what was recorded after that place in the ledger, but for what is forgotten. */
  private List<Versioned> recordedSince(long place) {
    List<MemoryId> recorded = store().recordedAfter(space, place, Integer.MAX_VALUE).stream()
        .map(LivedExperience::memory)
        .toList();
    return store().memories(space, recorded).stream()
        .filter(held -> held.memory().standing().state() != MemoryState.FORGOTTEN)
        .toList();
  }

  /** Records experiences with their tags in their order, all or none. */
  List<Receipt> record(List<Tagged> experiences) {
    List<Receipt> receipts = arrivals.record(experiences);
    encoding.wake();
    return receipts;
  }

  /** Records experiences, each with the passages that are given for it. */
  private List<Receipt> record(
      List<Tagged> experiences, Function<Experience, List<Passage>> given) {
    List<Receipt> receipts;
    synchronized (encoder) {
      receipts = arrivals.record(experiences, given);
    }
    encoding.wake();
    return receipts;
  }

  /** Sleeps a night, or plans one, and tells every decision. */
  Night sleep(SleepRequest request) {
    Night night = bedtime.sleep(request);
    if (!request.dryRun()) {
      unrest.slept(night.report().at());
    }
    return night;
  }

  /** Tells how the space is. */
  SpaceStatus status() {
    List<Memory> live = store().live(space).stream().map(Versioned::memory).toList();
    ContextWindow window = arrivals.window();
    return new SpaceStatus(
        space,
        store().lived(space),
        Nights.totals(live),
        (int) live.stream().filter(Memory::pinned).count(),
        (int) live.stream()
            .filter(memory -> memory.validity().until().isPresent())
            .count(),
        (int) live.stream().filter(memory -> !memory.salience().isTagged()).count(),
        encoding.lag(),
        rating.map(RatingLoop::status),
        window.tokens(),
        window.limits().tokens(),
        index.size(),
        parts.stores().recalls().count(space),
        nights.reports(1).stream().findFirst(),
        asleep.alarms());
  }

  /** Does something that recalls must see whole or not at all; the index follows. */
  private void alter(Runnable work) {
    alterations.alter(work);
    encoding.wake();
  }

  /** Returns what holds it still. */
  Standstill.Locks locks() {
    return alterations.locks();
  }

  /**
   * Builds the index anew, both tiers from the ledger, for the model in use; it is held still
   * meanwhile.
   */
  void renewIndex() {
    index.switchTo(() -> {
      parts.indexes().discard(space);
      return openIndex();
    });
    derived.catchUp(index);
  }

  private MemoryIndex openIndex() {
    return parts.indexes().open(space, store().id(), parts.embedder().model());
  }

  private MemoryStore store() {
    return parts.stores().memories();
  }

  void close() {
    rating.ifPresent(RatingLoop::close);
    encoding.close();
    alterations.close();
  }
}
