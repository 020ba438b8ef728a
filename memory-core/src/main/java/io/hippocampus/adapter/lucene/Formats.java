package io.hippocampus.adapter.lucene;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104ScalarQuantizedVectorsFormat;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * How a tier is laid out.
 *
 * <p>Embeddings are quantized to one bit a dimension for finding and kept in full for scoring. Up
 * to {@value #LARGE} documents a scan of all bits is fast, finds more and is written twelve times
 * faster than a graph (HNSW), which is for more. Each segment keeps the format it was written in
 * until it is merged, so a tier may grow over the border. Merges run on the writing thread: what a
 * night writes does not depend on luck.
 */
final class Formats {

  /** From how many documents on embeddings are written as a graph. */
  static final int LARGE = 200_000;

  private static final float K1 = 1.2f;
  private static final float B = 0.75f;

  private static final int GRAPH_NEIGHBOURS = 16;
  private static final int GRAPH_BEAM = 100;
  private static final int NIGHTLY_BUFFER_MEGABYTES = 64;

  /** A night merges more, so that every search of the days after has fewer segments to look at. */
  private static final int FEWEST_SEGMENTS = 2;

  private Formats() {}

  /** Returns how well words fit; the same for writing and reading. */
  static Similarity similarity() {
    return new BM25Similarity(K1, B);
  }

  /** Returns how the short-term tier is written: in memory, few documents at a time. */
  static IndexWriterConfig shortTerm() {
    LogDocMergePolicy merging = new LogDocMergePolicy();
    merging.setNoCFSRatio(0); // files in memory need no bundling
    return config(0, merging).setOpenMode(OpenMode.CREATE).setUseCompoundFile(false);
  }

  /** Returns how a long-term tier that will hold about so many documents is written. */
  static IndexWriterConfig longTerm(int documents, OpenMode mode) {
    TieredMergePolicy merging = new TieredMergePolicy();
    merging.setForceMergeDeletesPctAllowed(0);
    merging.setSegmentsPerTier(FEWEST_SEGMENTS);
    return config(documents, merging)
        .setOpenMode(mode)
        .setRAMBufferSizeMB(NIGHTLY_BUFFER_MEGABYTES);
  }

  private static IndexWriterConfig config(int documents, MergePolicy merging) {
    return new IndexWriterConfig(EnglishTerms.ANALYZER)
        .setSimilarity(similarity())
        .setCodec(codec(documents))
        .setMergePolicy(merging)
        .setMergeScheduler(new SerialMergeScheduler())
        .setCommitOnClose(false);
  }

  private static Codec codec(int documents) {
    ScalarEncoding oneBit = ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE;
    KnnVectorsFormat vectors = documents > LARGE
        ? new Lucene104HnswScalarQuantizedVectorsFormat(oneBit, GRAPH_NEIGHBOURS, GRAPH_BEAM)
        : new Lucene104ScalarQuantizedVectorsFormat(oneBit);
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
      }
    };
  }
}
