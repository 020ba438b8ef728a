package io.hippocampus.bench.jmh;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryIndexes;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Indexes that take everything and find nothing: a night that replays a hundred thousand memories
 * then compares none with its neighbours, and keeps each.
 */
record BlindIndexes(MemoryIndexes seeing) implements MemoryIndexes {

  @Override
  public MemoryIndex open(SpaceName space, UUID store, EmbeddingModelId model) {
    return new Blind(seeing.open(space, store, model));
  }

  @Override
  public void discard(SpaceName space) {
    seeing.discard(space);
  }

  private record Blind(MemoryIndex seeing) implements MemoryIndex {

    @Override
    public void putShortTerm(List<Entry> entries) {
      // nobody looks before it is slept on
    }

    @Override
    public void removeShortTerm(Set<MemoryId> memories) {
      seeing.removeShortTerm(memories);
    }

    @Override
    public List<Candidate> search(Query query) {
      return List.of();
    }

    @Override
    public long publishedUpTo() {
      return seeing.publishedUpTo();
    }

    @Override
    public Staged stage(List<Entry> puts, Set<MemoryId> removals) {
      return seeing.stage(puts, removals);
    }

    @Override
    public Size size() {
      return seeing.size();
    }

    @Override
    public Set<MemoryId> memories() {
      return seeing.memories();
    }

    @Override
    public void close() {
      seeing.close();
    }
  }
}
