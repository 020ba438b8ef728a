package io.hippocampus;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Embedder;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryIndex.Entry;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Derives the index of a space from the store: the one way by which anything but a night gets into
 * it. What the index has published up to a place in the ledger, it brings up to the ledger's end;
 * from nothing, that is a rebuild.
 */
final class IndexUpkeep {

  private static final int BATCH = 2_000;

  private final SpaceName space;
  private final MemoryStore store;
  private final Embedder embedder;

  IndexUpkeep(SpaceName space, MemoryStore store, Embedder embedder) {
    this.space = space;
    this.store = store;
    this.embedder = embedder;
  }

  /** Fills the short-term tier, which is empty when an index was opened. */
  void fillShortTerm(MemoryIndex index) {
    List<Memory> shortTerm = store.live(space).stream()
        .map(Versioned::memory)
        .filter(memory -> memory.standing().state() == MemoryState.SHORT_TERM)
        .toList();
    for (int start = 0; start < shortTerm.size(); start += BATCH) {
      index.putShortTerm(
          entries(shortTerm.subList(start, Math.min(shortTerm.size(), start + BATCH))));
    }
  }

  /** Shows those of the memories anew that are in the short-term tier. */
  void showShortTerm(MemoryIndex index, Collection<MemoryId> memories) {
    index.putShortTerm(entries(store.memories(space, memories).stream()
        .map(Versioned::memory)
        .filter(memory -> memory.standing().state() == MemoryState.SHORT_TERM)
        .toList()));
  }

  /** Shows in the index what changed in the ledger since it was last published. */
  void catchUp(MemoryIndex index) {
    for (Map<MemoryId, Long> changed = changedAfter(index);
        !changed.isEmpty();
        changed = changedAfter(index)) {
      long upTo = changed.values().stream().mapToLong(Long::longValue).max().orElseThrow();
      Set<MemoryId> gone = new HashSet<>(changed.keySet());
      List<Memory> longTerm = new ArrayList<>();
      List<Memory> shortTerm = new ArrayList<>();
      for (Versioned held : store.memories(space, changed.keySet())) {
        Memory memory = held.memory();
        if (memory.isLive()) {
          gone.remove(memory.id());
          (memory.standing().state() == MemoryState.LONG_TERM ? longTerm : shortTerm).add(memory);
        }
      }
      shortTerm.forEach(memory -> gone.add(memory.id()));
      try (MemoryIndex.Staged staged = index.stage(entries(longTerm), gone)) {
        staged.publish(upTo);
      }
      index.putShortTerm(entries(shortTerm));
    }
  }

  private Map<MemoryId, Long> changedAfter(MemoryIndex index) {
    return store.changedAfter(space, index.publishedUpTo(), BATCH);
  }

  private List<Entry> entries(List<Memory> memories) {
    Map<MemoryId, List<Passage>> passages = store.passages(
        space, embedder.model(), memories.stream().map(Memory::id).toList());
    return memories.stream()
        .map(memory -> new Entry(memory, passages.getOrDefault(memory.id(), List.of())))
        .toList();
  }
}
