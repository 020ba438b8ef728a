package io.hippocampus.adapter.lucene;

import io.hippocampus.port.MemoryIndexContract;
import io.hippocampus.port.MemoryIndexes;

final class InMemoryIndexTest extends MemoryIndexContract {

  private final MemoryIndexes indexes = LuceneMemoryIndexes.inMemory();

  @Override
  protected MemoryIndexes indexes() {
    return indexes;
  }
}
