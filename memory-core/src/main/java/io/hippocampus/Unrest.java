package io.hippocampus;

import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what a space lives through that no night has slept on, as it comes, so that asking costs
 * nothing. The store is looked at when the space is opened and after each night only. Thread-safe.
 */
final class Unrest {

  private final SpaceName space;
  private final Stores stores;
  private final InstantSource clock;
  private final Map<ExperienceId, Unslept> unslept = new HashMap<>();
  private Instant lastActivity;
  private Optional<Instant> lastSleep;

  private record Unslept(MemoryId memory, double importance) {

    static Unslept of(Memory memory) {
      boolean isTagged = memory.salience().isTagged();
      return new Unslept(memory.id(), isTagged ? memory.salience().importance() : 0);
    }
  }

  /**
   * Counts for one space.
   *
   * @param live its live memories now
   */
  Unrest(SpaceName space, Stores stores, InstantSource clock, List<Versioned> live) {
    this.space = space;
    this.stores = stores;
    this.clock = clock;
    MemoryStore store = stores.memories();
    long slept = stores.sleeps().countedUpTo(space);
    for (Versioned held : live) {
      if (held.recorded() > slept && held.memory().standing().state() == MemoryState.SHORT_TERM) {
        unslept.put(held.memory().sources().get(0), Unslept.of(held.memory()));
      }
    }
    lastActivity = store.latest(space, Optional.empty(), 1).stream()
        .findFirst()
        .map(MemoryStore.StoredExperience::recordedAt)
        .orElseGet(clock::instant);
    lastSleep = stores.sleeps().reports(space, 1).stream().findFirst().map(SleepReport::at);
  }

  /** Notes the memory of an experience that was just recorded. */
  synchronized void recorded(Memory memory) {
    unslept.put(memory.sources().get(0), Unslept.of(memory));
    lastActivity = clock.instant();
  }

  /** Notes memories that were brought in: what is in short-term memory was not slept on here. */
  synchronized void settled(List<Memory> memories) {
    memories.stream()
        .filter(memory -> memory.standing().state() == MemoryState.SHORT_TERM)
        .forEach(memory -> unslept.put(memory.sources().get(0), Unslept.of(memory)));
  }

  /** Notes that something was recalled. */
  synchronized void recalled() {
    lastActivity = clock.instant();
  }

  /** Notes the tags of memories. */
  synchronized void tagged(Collection<Memory> memories) {
    for (Memory memory : memories) {
      unslept.computeIfPresent(memory.sources().get(0), (of, before) -> Unslept.of(memory));
    }
  }

  /** Notes that experiences were forgotten. */
  synchronized void forgotten(Set<ExperienceId> experiences) {
    unslept.keySet().removeAll(experiences);
  }

  /** Notes a night; what was recorded while it went on stays unslept. */
  void slept(Instant at) {
    long slept = stores.sleeps().countedUpTo(space);
    Map<ExperienceId, Unslept> before = noteSleep(at);
    Set<MemoryId> stay = new HashSet<>();
    stores
        .memories()
        .memories(space, before.values().stream().map(Unslept::memory).toList())
        .stream()
        .filter(held -> held.recorded() > slept)
        .forEach(held -> stay.add(held.memory().id()));
    before.values().removeIf(one -> stay.contains(one.memory()));
    forgotten(before.keySet());
  }

  private synchronized Map<ExperienceId, Unslept> noteSleep(Instant at) {
    lastSleep = Optional.of(at);
    return new HashMap<>(unslept);
  }

  /** Tells how restless the space is that has that context window. */
  synchronized Restlessness with(ContextWindow window) {
    int tokens = window.entries().stream()
        .filter(entry -> unslept.containsKey(entry.experience().id()))
        .mapToInt(ContextWindow.Entry::tokens)
        .sum();
    double salience = unslept.values().stream().mapToDouble(Unslept::importance).sum();
    return new Restlessness(
        unslept.size(), salience, tokens, window.limits().tokens(), lastActivity, lastSleep);
  }
}
