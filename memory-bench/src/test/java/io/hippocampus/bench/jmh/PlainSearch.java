package io.hippocampus.bench.jmh;

import io.hippocampus.adapter.lucene.EnglishTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

/**
 * What anybody would do with Lucene and the same index: one search by meaning, one by words, and
 * nothing after that. Reads a home's long-term tier beside the home.
 */
final class PlainSearch implements AutoCloseable {

  private final EnglishTerms terms = new EnglishTerms();
  private final MMapDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** Opens the only space below a root of indexes. */
  PlainSearch(Path root) {
    try (var spaces = Files.list(root)) {
      directory = new MMapDirectory(spaces.findFirst().orElseThrow());
      reader = DirectoryReader.open(directory);
      searcher = new IndexSearcher(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many documents it found by meaning and by words, at most so many of each. */
  int search(String cue, float[] meaning, int best) {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    new HashSet<>(terms.terms(cue))
        .forEach(term -> words.add(new TermQuery(new Term("text", term)), Occur.SHOULD));
    var near = new KnnFloatVectorQuery("embedding", meaning, best);
    try {
      return searcher.search(near, best).scoreDocs.length
          + searcher.search(words.build(), best).scoreDocs.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many segments it reads. */
  int segments() {
    return reader.leaves().size();
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
