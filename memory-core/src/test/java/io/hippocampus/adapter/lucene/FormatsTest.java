package io.hippocampus.adapter.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Embedding;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/** A tier that grows over the border from a scan to a graph finds as much as before. */
final class FormatsTest {

  private static final int EACH = 1_500;

  @Test
  void embeddings_areFound_inAScanAGraphAndWhatIsMergedOfBoth() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<Embedding> embeddings =
        IntStream.range(0, 2 * EACH).mapToObj(i -> embedding(random)).toList();
    try (Directory directory = new ByteBuffersDirectory()) {
      write(directory, 0, embeddings.subList(0, EACH), 0, false);
      write(directory, Formats.LARGE + 1, embeddings.subList(EACH, 2 * EACH), EACH, false);
      assertThat(recall(directory, embeddings, random)).isGreaterThan(0.97);
      write(directory, Formats.LARGE + 1, List.of(), 0, true);
      assertThat(recall(directory, embeddings, random)).isGreaterThan(0.97);
    }
  }

  private static void write(
      Directory directory, int expected, List<Embedding> embeddings, int first, boolean merge)
      throws IOException {
    try (IndexWriter writer =
        new IndexWriter(directory, Formats.longTerm(expected, OpenMode.CREATE_OR_APPEND))) {
      for (int i = 0; i < embeddings.size(); i++) {
        Document document = new Document();
        document.add(new StoredField("number", first + i));
        document.add(new KnnFloatVectorField(
            Documents.EMBEDDING,
            embeddings.get(i).toArray(),
            VectorSimilarityFunction.DOT_PRODUCT));
        writer.addDocument(document);
      }
      if (merge) {
        writer.forceMerge(1);
      }
      writer.commit();
    }
  }

  private static double recall(
      Directory directory, List<Embedding> embeddings, SplittableRandom random) throws IOException {
    int found = 0;
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (int asked = 0; asked < 20; asked++) {
        Embedding cue = embedding(random);
        double[] cosines = embeddings.stream().mapToDouble(cue::cosine).toArray();
        Set<Integer> nearest = IntStream.range(0, cosines.length)
            .boxed()
            .sorted((a, b) -> Double.compare(cosines[b], cosines[a]))
            .limit(10)
            .collect(Collectors.toSet());
        for (ScoreDoc hit : searcher.search(
                new KnnFloatVectorQuery(Documents.EMBEDDING, cue.toArray(), 400), 400)
            .scoreDocs) {
          found += nearest.contains(number(searcher, hit.doc)) ? 1 : 0;
        }
      }
    }
    return found / 200.0;
  }

  private static int number(IndexSearcher searcher, int document) throws IOException {
    return searcher
        .storedFields()
        .document(document)
        .getField("number")
        .numericValue()
        .intValue();
  }

  private static Embedding embedding(SplittableRandom random) {
    float[] values = new float[96];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.of(values);
  }
}
