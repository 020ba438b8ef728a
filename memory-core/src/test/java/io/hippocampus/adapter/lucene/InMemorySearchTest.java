package io.hippocampus.adapter.lucene;

import io.hippocampus.port.MemoryIndexSearchContract;
import io.hippocampus.port.MemoryIndexes;
import io.hippocampus.port.TermAnalyzer;

final class InMemorySearchTest extends MemoryIndexSearchContract {

  private final MemoryIndexes indexes = LuceneMemoryIndexes.inMemory();

  @Override
  protected MemoryIndexes indexes() {
    return indexes;
  }

  @Override
  protected TermAnalyzer analyzer() {
    return new EnglishTerms();
  }
}
