package io.hippocampus.adapter.lucene;

import java.util.Collection;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Collects every document that matches, unscored. */
final class EveryDocument implements CollectorManager<EveryDocument.Part, int[]> {

  @Override
  public Part newCollector() {
    return new Part();
  }

  @Override
  public int[] reduce(Collection<Part> parts) {
    return parts.stream().flatMapToInt(part -> part.documents.build()).toArray();
  }

  /** What one thread collects. */
  static final class Part extends SimpleCollector {
    private final IntStream.Builder documents = IntStream.builder();
    private int base;

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) {
      base = leaf.docBase;
    }

    @Override
    public void collect(int document) {
      documents.add(base + document);
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
