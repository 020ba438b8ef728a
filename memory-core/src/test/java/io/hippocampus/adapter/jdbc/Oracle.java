package io.hippocampus.adapter.jdbc;

import static io.hippocampus.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Lived;
import io.hippocampus.port.MemoryStore.Recorded;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Trace;
import io.hippocampus.port.MemoryStore.Versioned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a space should hold, kept in the simplest way: maps, and a ledger shared by all spaces. */
final class Oracle {

  /** The end of the ledger, shared by the spaces of a store. */
  static final class LedgerEnd {
    long place;
  }

  private final LedgerEnd ledger;
  private final Map<ExperienceId, StoredExperience> experiences = new LinkedHashMap<>();
  private final Map<ExperienceId, MemoryId> recorded = new LinkedHashMap<>();
  private final Map<MemoryId, Versioned> memories = new LinkedHashMap<>();
  private final Map<MemoryId, Long> changed = new HashMap<>();
  private long words;

  Oracle(LedgerEnd ledger) {
    this.ledger = ledger;
  }

  Recorded record(Trace trace) {
    Experience experience = trace.experience();
    MemoryId earlier = recorded.get(experience.id());
    if (earlier != null) {
      return new Recorded(memories.get(earlier).memory(), trace.tokens(), false);
    }
    MemoryId id = new MemoryId("m" + (recorded.size() + 1));
    long place = recorded.size();
    Memory memory = Memory.of(id, experience, place, trace.salience(), trace.strength());
    recorded.put(experience.id(), id);
    experiences.put(experience.id(), new StoredExperience(experience, trace.tokens(), id, NOON));
    words += trace.tokens();
    make(memory);
    return new Recorded(memory, trace.tokens(), true);
  }

  void make(Memory memory) {
    ledger.place++;
    memories.put(memory.id(), new Versioned(memory, 1, ledger.place));
    changed.put(memory.id(), ledger.place);
  }

  void change(Memory after) {
    Versioned before = memories.get(after.id());
    ledger.place++;
    memories.put(after.id(), new Versioned(after, before.version() + 1, before.recorded()));
    changed.put(after.id(), ledger.place);
  }

  void erase(MemoryId memory, String reason) {
    Memory held = memories.get(memory).memory();
    held.sources().forEach(experiences::remove);
    if (held.standing().state() != MemoryState.FORGOTTEN) {
      change(held.erased(NOON, reason));
    }
  }

  boolean isErased(ExperienceId experience) {
    return recorded.containsKey(experience) && !experiences.containsKey(experience);
  }

  List<Versioned> all() {
    return List.copyOf(memories.values());
  }

  List<Versioned> live() {
    return memories.values().stream()
        .filter(held -> held.memory().isLive())
        .sorted(Comparator.comparingLong(Versioned::recorded))
        .toList();
  }

  /** Holds the store to what the space should hold. */
  void check(MemoryStore store, SpaceName space) {
    assertThat(store.live(space)).isEqualTo(live());
    assertThat(store.memories(space, memories.keySet()))
        .containsExactlyInAnyOrderElementsOf(memories.values());
    List<StoredExperience> latest = new ArrayList<>(experiences.values());
    java.util.Collections.reverse(latest);
    assertThat(store.latest(space, Optional.empty(), Integer.MAX_VALUE)).isEqualTo(latest);
    assertThat(store.changedAfter(space, 0, Integer.MAX_VALUE)).isEqualTo(changed);
    assertThat(store.lastChange(space))
        .isEqualTo(changed.values().stream().mapToLong(Long::longValue).max().orElse(0));
    assertThat(store.lived(space)).isEqualTo(new Lived(recorded.size(), words));
    for (ExperienceId experience : recorded.keySet()) {
      assertThat(store.experience(space, experience))
          .isEqualTo(Optional.ofNullable(experiences.get(experience)));
      assertThat(store.citing(space, List.of(experience)))
          .containsExactlyInAnyOrderElementsOf(memories.values().stream()
              .filter(held -> held.memory().sources().contains(experience))
              .toList());
    }
  }
}
