package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.MemoryId;
import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * One consistent state of both tiers, read as one index so that words are weighed by all that is
 * remembered. It stays as it is for as long as somebody holds it, whatever is written meanwhile;
 * whoever made it holds it first. Thread-safe.
 */
final class View {

  private final MultiReader tiers;
  private final IndexSearcher searcher;

  private View(MultiReader tiers) {
    this.tiers = tiers;
    this.searcher = new IndexSearcher(tiers);
    searcher.setSimilarity(Formats.similarity());
  }

  /** Returns a view of the long-term tier and the short-term tier, each without what it hides. */
  static View of(
      DirectoryReader longTerm,
      Set<MemoryId> hiddenThere,
      DirectoryReader shortTerm,
      Set<MemoryId> hiddenHere)
      throws IOException {
    DirectoryReader old = without(longTerm, hiddenThere);
    try {
      DirectoryReader fresh = without(shortTerm, hiddenHere);
      try {
        return new View(new MultiReader(new IndexReader[] {old, fresh}, false));
      } finally {
        fresh.decRef();
      }
    } finally {
      old.decRef();
    }
  }

  private static DirectoryReader without(DirectoryReader tier, Set<MemoryId> hidden)
      throws IOException {
    if (hidden.isEmpty()) {
      tier.incRef();
      return tier;
    }
    return Hiding.in(tier, hidden);
  }

  /** Holds this view if anybody still does; whoever holds it lets go of it. */
  boolean hold() {
    return tiers.tryIncRef();
  }

  /** Lets go of this view. */
  void letGo() throws IOException {
    tiers.decRef();
  }

  IndexSearcher searcher() {
    return searcher;
  }
}
