package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Encoding;
import io.hippocampus.port.MemoryStore.Recorded;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Trace;
import io.hippocampus.port.Passage;
import io.hippocampus.recall.RecalledBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Takes in what a space experiences: into the store, the short-term tier of the index and the
 * context window. Thread-safe.
 */
final class Arrivals {

  private static final int LATEST_FOR_WINDOW = 2_000;

  private final SpaceName space;
  private final Parts parts;
  private final SpacePolicy policy;
  private final MemoryStore store;
  private final MemoryIndex index;
  private final Unrest unrest;

  /**
   * Held for reading from the commit of a record until the index and the window show it, for
   * writing to show, remove or bring in what was recorded before: else an index entry could be
   * newer than the one put last, or what is forgotten by then enter the window.
   */
  private final ReadWriteLock arriving = new ReentrantReadWriteLock();

  private ContextWindow window;

  Arrivals(SpaceName space, Parts parts, SpacePolicy policy, MemoryIndex index, Unrest unrest) {
    this.space = space;
    this.parts = parts;
    this.policy = policy;
    this.store = parts.stores().memories();
    this.index = index;
    this.unrest = unrest;
    this.window = latestWindow();
  }

  /** Records experiences with their tags in their order, all or none. */
  List<Receipt> record(List<Tagged> experiences) {
    return record(experiences, experience -> List.of());
  }

  /**
   * Records experiences, all or none, and then keeps the passages given for them; the encoder must
   * not be at work meanwhile.
   */
  List<Receipt> record(List<Tagged> experiences, Function<Experience, List<Passage>> given) {
    Instant now = parts.clock().instant();
    List<Trace> traces = experiences.stream().map(tagged -> trace(tagged, now)).toList();
    arriving.readLock().lock();
    try {
      return admit(traces, recordAndShow(traces, given, now), now);
    } finally {
      arriving.readLock().unlock();
    }
  }

  private List<Recorded> recordAndShow(
      List<Trace> traces, Function<Experience, List<Passage>> given, Instant now) {
    List<Recorded> recorded = store.record(space, traces, now);
    List<MemoryIndex.Entry> entries = new ArrayList<>();
    List<Encoding> encodings = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      Memory memory = recorded.get(i).memory();
      List<Passage> passages = given.apply(traces.get(i).experience());
      if (recorded.get(i).isNew()) {
        entries.add(new MemoryIndex.Entry(memory, passages));
        encodings.add(new Encoding(memory.id(), memory.salience(), passages));
      }
    }
    encodings.removeIf(encoding -> encoding.passages().isEmpty());
    if (!encodings.isEmpty()) {
      store.encode(space, parts.embedder().model(), encodings, now);
    }
    entries.forEach(entry -> unrest.recorded(entry.memory()));
    index.putShortTerm(entries);
    return recorded;
  }

  /** Makes encoded memories findable by meaning. */
  void show(List<MemoryIndex.Entry> encoded) {
    arriving.writeLock().lock();
    try {
      unrest.tagged(encoded.stream().map(MemoryIndex.Entry::memory).toList());
      index.putShortTerm(encoded);
    } finally {
      arriving.writeLock().unlock();
    }
  }

  /** Returns the lock under which nothing arrives and nothing that arrived is shown. */
  Lock lock() {
    return arriving.writeLock();
  }

  private Trace trace(Tagged tagged, Instant now) {
    Experience experience = withoutRecalled(tagged.experience());
    if (experience.occurredAt().isAfter(now.plus(Duration.ofDays(1)))) {
      throw new IllegalArgumentException("experience " + experience.id() + " occurred at "
          + experience.occurredAt() + ", more than a day after now, " + now
          + "; record what has happened, not what will");
    }
    int tokens = parts.embedder().tokens(experience.content());
    double importance = tagged.tag().importance();
    return new Trace(
        experience,
        tokens,
        tagged.tag(),
        policy.current().strengthening().encoded(now, importance));
  }

  private static Experience withoutRecalled(Experience experience) {
    String own = RecalledBlock.without(experience.content());
    if (own.equals(experience.content())) {
      return experience;
    }
    if (own.isBlank()) {
      throw new IllegalArgumentException("experience " + experience.id()
          + " holds only what this memory recalled; record what is new");
    }
    return new Experience(
        experience.id(),
        experience.session(),
        experience.speaker(),
        experience.kind(),
        own,
        experience.occurredAt(),
        experience.trust(),
        experience.reward(),
        experience.metadata());
  }

  private synchronized List<Receipt> admit(
      List<Trace> traces, List<Recorded> recorded, Instant now) {
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < recorded.size(); i++) {
      Recorded one = recorded.get(i);
      Experience experience = traces.get(i).experience();
      List<ExperienceId> evicted = List.of();
      if (one.isNew()) {
        ContextWindow.Admission admission =
            window.admit(List.of(new ContextWindow.Entry(experience, one.tokens())), now);
        window = admission.window();
        evicted = admission.evicted();
      }
      receipts.add(new Receipt(experience.id(), one.memory().id(), one.isNew(), evicted));
    }
    return receipts;
  }

  /** Returns the context window as it is now. */
  synchronized ContextWindow window() {
    window = window.admit(List.of(), parts.clock().instant()).window();
    return window;
  }

  /** Takes experiences out of the context window. */
  synchronized void leaveOut(Set<ExperienceId> experiences) {
    window = window.without(experiences);
    unrest.forgotten(experiences);
  }

  /** Notes memories that were brought in with what they were made of; nothing else arrives. */
  synchronized void settled(List<Memory> memories) {
    window = latestWindow();
    unrest.settled(memories);
  }

  private ContextWindow latestWindow() {
    List<StoredExperience> latest =
        new ArrayList<>(store.latest(space, Optional.empty(), LATEST_FOR_WINDOW));
    Collections.reverse(latest);
    return ContextWindow.empty(parts.window())
        .admit(
            latest.stream()
                .map(e -> new ContextWindow.Entry(e.experience(), e.tokens()))
                .toList(),
            parts.clock().instant())
        .window();
  }
}
