package io.hippocampus.adapter.lucene;

import io.hippocampus.port.MemoryIndexContract;
import io.hippocampus.port.MemoryIndexes;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class OnDiskIndexTest extends MemoryIndexContract {

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
}
