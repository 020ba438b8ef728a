package io.hippocampus;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Standing;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.StaleVersionException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a person decides on memories, against or beside sleep: pinning, restoring, forgetting. */
final class Curation {

  private static final int EXPIRED_AT_ONCE = 1_000;

  private final SpaceName space;
  private final MemoryStore store;
  private final InstantSource clock;

  Curation(SpaceName space, MemoryStore store, InstantSource clock) {
    this.space = space;
    this.store = store;
    this.clock = clock;
  }

  Versioned require(MemoryId id) {
    return find(id)
        .orElseThrow(
            () -> new NotFoundException("there is no memory " + id + " in space " + space));
  }

  /**
   * Returns the memory at the version that is expected, at any when none is.
   *
   * @throws NotFoundException if there is no such memory
   * @throws StaleVersionException if it is at another version
   */
  private Versioned require(MemoryId id, OptionalLong expected) {
    Versioned held = require(id);
    if (expected.isPresent() && expected.getAsLong() != held.version()) {
      throw new StaleVersionException(
          "memory %s is at version %d, not at %d as expected; look at it again"
              .formatted(id, held.version(), expected.getAsLong()),
          held.version());
    }
    return held;
  }

  synchronized void setPinned(MemoryId id, OptionalLong expected, boolean pinned) {
    Versioned held = require(id, expected);
    requireLive(held, "pinned");
    if (held.memory().pinned() != pinned) {
      ChangeKind kind = pinned ? ChangeKind.PINNED : ChangeKind.UNPINNED;
      change(List.of(change(held, held.memory().withPinned(pinned), kind, "asked for")));
    }
  }

  synchronized void prune(MemoryId id, OptionalLong expected, String reason) {
    Versioned held = require(id, expected);
    requireLive(held, "pruned");
    if (held.memory().pinned()) {
      throw new IllegalArgumentException(
          "memory " + id + " is pinned; a pinned memory is never pruned, unpin it first");
    }
    String because = "asked for: " + reason;
    Standing gone = Standing.of(MemoryState.PRUNED, clock.instant(), because);
    change(List.of(change(held, held.memory().withStanding(gone), ChangeKind.PRUNED, because)));
  }

  private static void requireLive(Versioned held, String wanted) {
    if (!held.memory().isLive()) {
      throw new IllegalArgumentException("memory " + held.memory().id() + " is "
          + held.memory().standing().state() + "; only a live memory can be " + wanted
          + ", restore it first");
    }
  }

  synchronized void restore(MemoryId id, OptionalLong expected) {
    Versioned held = require(id, expected);
    if (!held.memory().standing().state().isRestorable()) {
      throw new IllegalArgumentException("memory " + id + " is "
          + held.memory().standing().state() + "; only a pruned or merged one can be restored");
    }
    change(
        List.of(change(held, live(held.memory(), "restored"), ChangeKind.RESTORED, "asked for")));
  }

  /**
   * Does something to the experiences a memory was made from, if it is at the version that is
   * expected; nobody pins, prunes or restores meanwhile.
   */
  synchronized void withSources(
      MemoryId id, OptionalLong expected, Consumer<Set<ExperienceId>> work) {
    work.accept(Set.copyOf(require(id, expected).memory().sources()));
  }

  /** Returns the memory as it is stored, if there is one. */
  Optional<Versioned> find(MemoryId id) {
    return store.memories(space, List.of(id)).stream().findFirst();
  }

  /**
   * Returns the memories, live or restorable, of what came right after the experiences in their
   * sessions.
   */
  List<Memory> following(Set<ExperienceId> experiences) {
    Map<String, Set<Long>> places = new HashMap<>();
    for (ExperienceId id : experiences) {
      store
          .experience(space, id)
          .map(kept -> require(kept.memory()).memory().origin())
          .ifPresent(origin -> places
              .computeIfAbsent(origin.session(), session -> new HashSet<>())
              .add(origin.position() + 1));
    }
    Instant always = clock.instant().plus(Duration.ofDays(1));
    return Stream.concat(
            store.live(space).stream(),
            store.tombstonesBefore(space, always, Integer.MAX_VALUE).stream())
        .map(Versioned::memory)
        .filter(memory -> places
            .getOrDefault(memory.origin().session(), Set.of())
            .contains(memory.origin().position()))
        .toList();
  }

  /**
   * Erases the experiences and all that was made from them. What was merged into a memory that goes
   * is live again; another experience that only such a memory held gets a new one. Of what has
   * expired or was forgotten before, what still tells of it goes.
   */
  void forget(Set<ExperienceId> experiences, String reason) {
    for (ExperienceId id : experiences) {
      if (store.experience(space, id).isEmpty()
          && store.citing(space, List.of(id)).isEmpty()) {
        throw new NotFoundException("there is no experience " + id + " in space " + space);
      }
    }
    Set<MemoryId> gone = new HashSet<>();
    Set<ExperienceId> others = new HashSet<>();
    for (Versioned held : store.citing(space, experiences)) {
      gone.add(held.memory().id());
      others.addAll(held.memory().sources());
    }
    others.removeAll(experiences);
    String because = "the memory it went into was forgotten";
    List<MemoryChange> returning = new ArrayList<>();
    for (Versioned held : store.citing(space, others)) {
      Memory memory = held.memory();
      boolean lostItsSuccessor =
          memory.standing().successor().filter(gone::contains).isPresent();
      if (lostItsSuccessor && !gone.contains(memory.id())) {
        returning.add(change(held, live(memory, because), ChangeKind.RESTORED, because));
      }
    }
    for (ExperienceId other : others) {
      boolean held = store.citing(space, List.of(other)).stream()
          .map(Versioned::memory)
          .anyMatch(memory ->
              !gone.contains(memory.id()) && memory.standing().state() != MemoryState.FORGOTTEN);
      if (!held) {
        store.experience(space, other).ifPresent(kept -> returning.add(anew(kept, because)));
      }
    }
    change(returning);
    store.erase(space, gone, experiences, reason, clock.instant());
  }

  /** Makes a memory of an experience whose own one is erased: as if it had just been recorded. */
  private MemoryChange anew(StoredExperience kept, String because) {
    Memory first = require(kept.memory()).memory();
    Memory memory = Memory.of(
            new MemoryId("e-" + UUID.randomUUID()),
            kept.experience(),
            first.origin().position(),
            Salience.UNTAGGED,
            first.strength())
        .withStanding(Standing.of(MemoryState.SHORT_TERM, clock.instant(), because));
    return new MemoryChange(memory, 0, ChangeKind.RESTORED, Explanation.of(because));
  }

  /** Takes the content out of tombstones whose grace is over, and of what only they cite. */
  void expire(Duration grace) {
    Instant moment = clock.instant().minus(grace);
    for (List<Versioned> expired = store.tombstonesBefore(space, moment, EXPIRED_AT_ONCE);
        !expired.isEmpty();
        expired = store.tombstonesBefore(space, moment, EXPIRED_AT_ONCE)) {
      expire(expired);
    }
  }

  private void expire(List<Versioned> expired) {
    Set<MemoryId> memories = new HashSet<>();
    Set<ExperienceId> experiences = new HashSet<>();
    for (Versioned held : expired) {
      memories.add(held.memory().id());
      experiences.addAll(held.memory().sources());
    }
    for (Versioned citing : store.citing(space, Set.copyOf(experiences))) {
      boolean erased = citing.memory().standing().state() == MemoryState.FORGOTTEN;
      if (!erased && !memories.contains(citing.memory().id())) {
        citing.memory().sources().forEach(experiences::remove);
      }
    }
    store.expire(space, memories, experiences, "its grace was over", clock.instant());
  }

  private Memory live(Memory memory, String because) {
    return memory.withStanding(Standing.of(MemoryState.LONG_TERM, clock.instant(), because));
  }

  private static MemoryChange change(Versioned held, Memory after, ChangeKind kind, String why) {
    return new MemoryChange(after, held.version(), kind, Explanation.of(why));
  }

  private void change(List<MemoryChange> changes) {
    if (!changes.isEmpty()) {
      store.change(space, changes, clock.instant());
    }
  }
}
