package io.hippocampus.adapter.lucene;

import static io.hippocampus.adapter.lucene.Pages.number;
import static io.hippocampus.adapter.lucene.Pages.word;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryIndex.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Scores memories exactly by words and by meaning, whichever way they were found: the best of all
 * their passages counts. Reads each leaf once, forwards.
 */
final class Scoring {

  private final Pages pages;
  private final @Nullable Weight words;
  private final Optional<float[]> meaning;

  Scoring(IndexSearcher searcher, Pages pages, Optional<Query> words, Optional<float[]> meaning)
      throws IOException {
    this.pages = pages;
    this.words = words.isPresent()
        ? searcher.createWeight(searcher.rewrite(words.get()), ScoreMode.COMPLETE, 1)
        : null;
    this.meaning = meaning;
  }

  /** Returns the candidates that memories, named by their first documents, are. */
  List<Candidate> of(Collection<Integer> memories) throws IOException {
    int[] inOrder = Pages.inOrder(memories.stream().mapToInt(Integer::intValue).toArray());
    List<Candidate> candidates = new ArrayList<>(inOrder.length);
    pages.visit(inOrder, (leaf, from, to) -> {
      Leaf scored = new Leaf(leaf);
      for (int i = from; i < to; i++) {
        candidates.add(scored.candidate(inOrder[i] - leaf.docBase));
      }
    });
    return candidates;
  }

  private final class Leaf {
    private final @Nullable Scorer wordScorer;
    private final Nearness nearness;
    private final NumericDocValues passagesAfter;
    private final SortedDocValues ids;
    private final SortedDocValues sessions;
    private final NumericDocValues positions;
    private final SortedDocValues speakers;
    private final NumericDocValues occurredFrom;
    private final NumericDocValues occurredTo;
    private final NumericDocValues importance;
    private final NumericDocValues validUntil;
    private final NumericDocValues abstraction;

    Leaf(LeafReaderContext context) throws IOException {
      LeafReader leaf = context.reader();
      this.wordScorer = words == null ? null : words.scorer(context);
      this.nearness = new Nearness(leaf, meaning);
      this.passagesAfter = DocValues.getNumeric(leaf, Documents.AFTER);
      this.ids = DocValues.getSorted(leaf, Documents.ID);
      this.sessions = DocValues.getSorted(leaf, Documents.SESSION);
      this.positions = DocValues.getNumeric(leaf, Documents.POSITION);
      this.speakers = DocValues.getSorted(leaf, Documents.SPEAKER);
      this.occurredFrom = DocValues.getNumeric(leaf, Documents.OCCURRED_FROM);
      this.occurredTo = DocValues.getNumeric(leaf, Documents.OCCURRED_TO);
      this.importance = DocValues.getNumeric(leaf, Documents.IMPORTANCE);
      this.validUntil = DocValues.getNumeric(leaf, Documents.VALID_UNTIL);
      this.abstraction = DocValues.getNumeric(leaf, Documents.ABSTRACTION);
    }

    Candidate candidate(int first) throws IOException {
      int last = first + (int) number(passagesAfter, first);
      double bm25 = 0;
      double cosine = Double.NaN;
      for (int passage = first; passage <= last; passage++) {
        bm25 = Math.max(bm25, wordsOf(passage));
        double near = nearness.of(passage);
        cosine = Double.isNaN(cosine) ? near : Math.max(cosine, near);
      }
      return new Candidate(
          new MemoryId(word(ids, first)),
          bm25,
          cosine,
          word(sessions, first),
          number(positions, first),
          word(speakers, first),
          Documents.moment(number(occurredFrom, first)),
          Documents.moment(number(occurredTo, first)),
          Double.longBitsToDouble(number(importance, first)),
          Documents.moment(number(validUntil, first)),
          number(abstraction, first) == 1);
    }

    private double wordsOf(int document) throws IOException {
      if (wordScorer == null) {
        return 0;
      }
      int at = wordScorer.docID() < document
          ? wordScorer.iterator().advance(document)
          : wordScorer.docID();
      return at == document ? wordScorer.score() : 0;
    }
  }
}
