package io.hippocampus;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryIndex;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The index in use, which another one can take the place of; calls under way end before. Nothing
 * may be staged meanwhile.
 */
final class SwitchedIndex implements MemoryIndex {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private MemoryIndex current;

  SwitchedIndex(MemoryIndex first) {
    this.current = first;
  }

  /** Closes the index in use, then opens the next one in its place. */
  void switchTo(Supplier<MemoryIndex> next) {
    lock.writeLock().lock();
    try {
      current.close();
      current = next.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T with(Function<MemoryIndex, T> call) {
    lock.readLock().lock();
    try {
      return call.apply(current);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void putShortTerm(List<Entry> entries) {
    with(index -> {
      index.putShortTerm(entries);
      return true;
    });
  }

  @Override
  public void removeShortTerm(Set<MemoryId> memories) {
    with(index -> {
      index.removeShortTerm(memories);
      return true;
    });
  }

  @Override
  public List<Candidate> search(Query query) {
    return with(index -> index.search(query));
  }

  @Override
  public long publishedUpTo() {
    return with(MemoryIndex::publishedUpTo);
  }

  @Override
  public Staged stage(List<Entry> puts, Set<MemoryId> removals) {
    return with(index -> index.stage(puts, removals));
  }

  @Override
  public Size size() {
    return with(MemoryIndex::size);
  }

  @Override
  public Set<MemoryId> memories() {
    return with(MemoryIndex::memories);
  }

  @Override
  public void close() {
    with(index -> {
      index.close();
      return true;
    });
  }
}
