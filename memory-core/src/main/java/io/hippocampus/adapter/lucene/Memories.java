package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.MemoryId;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;

/** Tells which memories a reader has: the first document of each stands for it. */
final class Memories {

  private Memories() {}

  /** Returns how many there are. */
  static int count(IndexReader reader) throws IOException {
    int[] count = {0};
    for (LeafReaderContext leaf : reader.leaves()) {
      each(leaf.reader(), document -> count[0]++);
    }
    return count[0];
  }

  /** Returns the ids of all. */
  static Set<MemoryId> in(IndexReader reader) throws IOException {
    Set<MemoryId> memories = new HashSet<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      SortedDocValues ids = DocValues.getSorted(leaf.reader(), Documents.ID);
      each(leaf.reader(), document -> memories.add(new MemoryId(Pages.word(ids, document))));
    }
    return memories;
  }

  private static void each(LeafReader leaf, Visit visit) throws IOException {
    Bits live = leaf.getLiveDocs();
    NumericDocValues before = DocValues.getNumeric(leaf, Documents.BEFORE);
    for (int document = 0; document < leaf.maxDoc(); document++) {
      if ((live == null || live.get(document)) && Pages.number(before, document) == 0) {
        visit.first(document);
      }
    }
  }

  private interface Visit {
    void first(int document) throws IOException;
  }
}
