package io.hippocampus.adapter.lucene;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** The exact cosines between a direction and the embeddings of a leaf, asked in document order. */
final class Nearness {

  private final float @Nullable [] direction;
  private final @Nullable FloatVectorValues embeddings;
  private final KnnVectorValues.@Nullable DocIndexIterator having;

  Nearness(LeafReader leaf, Optional<float[]> direction) throws IOException {
    this.direction = direction.orElse(null);
    this.embeddings = direction.isPresent() ? leaf.getFloatVectorValues(Documents.EMBEDDING) : null;
    this.having = embeddings == null ? null : embeddings.iterator();
  }

  /** Returns the cosine of a document of the leaf; NaN without an embedding or a direction. */
  double of(int document) throws IOException {
    if (direction == null || embeddings == null || having == null) {
      return Double.NaN;
    }
    int at = having.docID() < document ? having.advance(document) : having.docID();
    if (at != document || at == DocIdSetIterator.NO_MORE_DOCS) {
      return Double.NaN;
    }
    return Math.clamp(
        VectorUtil.dotProduct(direction, embeddings.vectorValue(having.index())), -1.0, 1.0);
  }
}
