package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.StoredExperience;
import java.util.List;
import java.util.Optional;

/** Gives accounts of the memories of a space. Thread-safe. */
final class Accounts {

  private static final int DECISIONS = 100;

  private final SpaceName space;
  private final Parts parts;
  private final MemoryStore store;
  private final SpacePolicy policy;

  Accounts(SpaceName space, Parts parts, SpacePolicy policy) {
    this.space = space;
    this.parts = parts;
    this.store = parts.stores().memories();
    this.policy = policy;
  }

  /** Tells all that can be said of a memory. */
  MemoryAccount of(Memory memory) {
    List<StoredExperience> sources = memory.sources().stream()
        .map(source -> store.experience(space, source))
        .flatMap(Optional::stream)
        .toList();
    MemoryId id = memory.id();
    return new MemoryAccount(
        memory,
        policy.current().curve().retrievability(memory.strength(), parts.clock().instant()),
        sources,
        store.history(space, id),
        parts.stores().sleeps().decisionsOn(space, id, DECISIONS),
        parts.stores().ratings().on(space, id),
        parts.stores().recalls().uncounted(space, id).size());
  }
}
