package io.hippocampus.adapter.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The words of a cue as a question to Lucene: any of its terms, each once. A cue is data and never
 * parsed: it has no syntax. Of a long one the first {@value #READ} different terms are read and of
 * these the {@value #ASKED} that tell most are asked for.
 */
final class Cue {

  static final int READ = 1_024;
  static final int ASKED = 64;

  private Cue() {}

  /** Returns the question; empty when nothing that is remembered has any of the words. */
  static Optional<Query> words(String text, IndexSearcher searcher) throws IOException {
    List<Known> known = new ArrayList<>();
    for (String word : firstTerms(text)) {
      Term term = new Term(Documents.TEXT, word);
      TermStates states = TermStates.build(searcher, term, true);
      if (states.docFreq() > 0) {
        known.add(new Known(term, states));
      }
    }
    if (known.isEmpty()) {
      return Optional.empty();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    known.stream()
        .sorted(Comparator.comparingInt(Known::documents))
        .limit(ASKED)
        .forEach(term -> any.add(new TermQuery(term.term, term.states), Occur.SHOULD));
    return Optional.of(any.build());
  }

  private static Set<String> firstTerms(String text) {
    Set<String> terms = new LinkedHashSet<>();
    EnglishTerms.forEachTerm(text, term -> {
      terms.add(term);
      return terms.size() < READ;
    });
    return terms;
  }

  /** A term that is remembered, and where. */
  private record Known(Term term, TermStates states) {
    int documents() {
      return states.docFreq();
    }
  }
}
