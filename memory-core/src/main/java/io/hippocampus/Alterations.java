package io.hippocampus;

import io.hippocampus.encoding.Encoder;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Versioned;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Changes what is remembered outside of nights: each waits until a night under way is over, and
 * shows in the index when it returns. Thread-safe.
 */
final class Alterations {

  private final SpaceName space;
  private final MemoryStore store;
  private final MemoryIndex index;
  private final IndexUpkeep upkeep;
  private final Arrivals arrivals;
  private final Encoder encoder;
  private final ReadWriteLock truth;

  /** Held while a night or an alteration is under way. */
  private final ReentrantLock quiet = new ReentrantLock();

  private boolean closed;

  Alterations(
      SpaceName space,
      MemoryStore store,
      MemoryIndex index,
      IndexUpkeep upkeep,
      Arrivals arrivals,
      Encoder encoder,
      ReadWriteLock truth) {
    this.space = space;
    this.store = store;
    this.index = index;
    this.upkeep = upkeep;
    this.arrivals = arrivals;
    this.encoder = encoder;
    this.truth = truth;
  }

  /** Returns the lock that a night holds. */
  ReentrantLock quiet() {
    return quiet;
  }

  /** Returns what holds the space still. */
  Standstill.Locks locks() {
    return new Standstill.Locks(quiet, encoder, arrivals.lock(), truth.writeLock());
  }

  /** Does something that recalls must see whole or not at all. */
  void alter(Runnable work) {
    Standstill.during(List.of(locks()), () -> {
      work.run();
      upkeep.catchUp(index);
    });
  }

  /**
   * Writes tags of memories; does nothing once it is closed.
   *
   * @param memories whose tags are written
   */
  void tag(Collection<MemoryId> memories, Runnable write) {
    quiet.lock();
    try {
      if (closed) {
        return;
      }
      boolean fresh = store.memories(space, memories).stream()
          .map(Versioned::memory)
          .allMatch(memory -> memory.standing().state() == MemoryState.SHORT_TERM);
      if (fresh) {
        arrivals.lock().lock();
        try {
          write.run();
          upkeep.showShortTerm(index, memories);
        } finally {
          arrivals.lock().unlock();
        }
      } else {
        alter(write);
      }
    } finally {
      quiet.unlock();
    }
  }

  /** Builds the index anew from the store. */
  void rebuildIndex() {
    alter(() -> {
      Set<MemoryId> all = index.memories();
      try (MemoryIndex.Staged staged = index.stage(List.of(), all)) {
        staged.publish(0);
      }
    });
  }

  /** Returns what the index holds that the store does not, and the other way round. */
  Set<MemoryId> indexDifferences() {
    Set<MemoryId> differing = new HashSet<>();
    Standstill.during(List.of(locks()), () -> {
      store.live(space).forEach(held -> differing.add(held.memory().id()));
      for (MemoryId indexed : index.memories()) {
        if (!differing.remove(indexed)) {
          differing.add(indexed);
        }
      }
    });
    return differing;
  }

  /** Waits for what is under way, and closes the index. */
  void close() {
    quiet.lock();
    try {
      closed = true;
      index.close();
    } finally {
      quiet.unlock();
    }
  }
}
