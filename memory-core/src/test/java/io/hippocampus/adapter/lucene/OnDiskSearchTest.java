package io.hippocampus.adapter.lucene;

import io.hippocampus.port.MemoryIndexSearchContract;
import io.hippocampus.port.MemoryIndexes;
import io.hippocampus.port.TermAnalyzer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class OnDiskSearchTest extends MemoryIndexSearchContract {

  @TempDir
  Path root;

  private MemoryIndexes indexes;

  @Override
  protected MemoryIndexes indexes() {
    if (indexes == null) {
      indexes = new LuceneMemoryIndexes(root);
    }
    return indexes;
  }

  @Override
  protected TermAnalyzer analyzer() {
    return new EnglishTerms();
  }
}
