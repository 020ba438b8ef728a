package io.hippocampus.adapter.lucene;

import io.hippocampus.memory.MemoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** A tier read as if some of its memories were removed. */
final class Hiding extends FilterDirectoryReader {

  private Hiding(DirectoryReader tier, Set<MemoryId> hidden) throws IOException {
    super(tier, new Leaves(hidden));
    tier.incRef();
  }

  /** Returns a reader of the tier without these memories, to be closed on its own. */
  static DirectoryReader in(DirectoryReader tier, Set<MemoryId> hidden) throws IOException {
    return new Hiding(tier, hidden);
  }

  @Override
  protected DirectoryReader doWrapDirectoryReader(DirectoryReader tier) {
    throw new UnsupportedOperationException("a tier that hides memories is not reopened");
  }

  @Override
  protected void doClose() throws IOException {
    in.decRef();
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }

  private static final class Leaves extends SubReaderWrapper {
    private final Set<MemoryId> hidden;

    Leaves(Set<MemoryId> hidden) {
      this.hidden = hidden;
    }

    @Override
    public LeafReader wrap(LeafReader leaf) {
      try {
        FixedBitSet visible = visible(leaf);
        return visible.cardinality() == leaf.numDocs() ? leaf : new Leaf(leaf, visible);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private FixedBitSet visible(LeafReader leaf) throws IOException {
      FixedBitSet visible = new FixedBitSet(leaf.maxDoc());
      Bits live = leaf.getLiveDocs();
      for (int doc = 0; doc < leaf.maxDoc(); doc++) {
        if (live == null || live.get(doc)) {
          visible.set(doc);
        }
      }
      for (MemoryId memory : hidden) {
        PostingsEnum documents = leaf.postings(Documents.idOf(memory), PostingsEnum.NONE);
        if (documents != null) {
          for (int doc = documents.nextDoc();
              doc != DocIdSetIterator.NO_MORE_DOCS;
              doc = documents.nextDoc()) {
            visible.clear(doc);
          }
        }
      }
      return visible;
    }
  }

  private static final class Leaf extends FilterLeafReader {
    private final FixedBitSet visible;
    private final int count;

    Leaf(LeafReader leaf, FixedBitSet visible) {
      super(leaf);
      this.visible = visible;
      this.count = visible.cardinality();
    }

    @Override
    public Bits getLiveDocs() {
      return visible;
    }

    @Override
    public int numDocs() {
      return count;
    }

    @Override
    public IndexReader.CacheHelper getCoreCacheHelper() {
      return in.getCoreCacheHelper();
    }

    @Override
    public IndexReader.@Nullable CacheHelper getReaderCacheHelper() {
      return null;
    }
  }
}
