package io.hippocampus.adapter.lucene;

import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Query;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;

/**
 * One search of one view: finds candidates by words and by meaning, adds their neighbours, and
 * scores them all exactly.
 *
 * <p>Finding by meaning is exact in a space of up to {@value #EXACT} passages, where it is also
 * fastest. In a larger one it is approximate: it looks at one bit a dimension, and therefore at
 * {@value #MORE} times as many passages as are wanted before their full embeddings decide. Within
 * this class a memory is named by its first document. Used by one thread, once.
 */
final class CandidateSearch {

  /** How many times more passages are looked at by meaning than are wanted. */
  private static final int MORE = 4;

  /** The fewest passages looked at by meaning. */
  private static final int FEWEST = 400;

  /** Up to how many passages all embeddings are looked at. */
  private static final int EXACT = 4_000;

  /** How many of the best by words and by meaning reach out to their neighbours. */
  private static final int REACHING = 20;

  /** The best words first; of equally good ones the least id, whatever their order on disk. */
  private static final Sort BEST_WORDS =
      new Sort(SortField.FIELD_SCORE, new SortField(Documents.ID, SortField.Type.STRING));

  private final IndexSearcher searcher;
  private final Pages pages;
  private final Query query;
  private final Optional<org.apache.lucene.search.Query> allowed;
  private final Optional<org.apache.lucene.search.Query> words;
  private final Optional<float[]> meaning;

  CandidateSearch(View view, Documents documents, Query query) throws IOException {
    this.searcher = view.searcher();
    this.pages = new Pages(searcher.getLeafContexts());
    this.query = query;
    this.allowed = Filters.of(query.filter());
    this.words = Cue.words(query.text(), searcher);
    this.meaning = query.cue().map(documents::values);
  }

  /** Returns the candidates, each memory once. */
  List<Candidate> candidates() throws IOException {
    List<Integer> byWords = words.isPresent() ? byWords(words.get()) : List.of();
    List<Integer> byMeaning = meaning.isPresent() ? byMeaning(meaning.get()) : List.of();
    Set<Integer> found = new HashSet<>(byWords);
    found.addAll(byMeaning);
    if (query.reach() > 0) {
      Set<Integer> reaching = new HashSet<>(first(REACHING, byWords));
      reaching.addAll(first(REACHING, byMeaning));
      found.addAll(neighbours(reaching));
    }
    return new Scoring(searcher, pages, words, meaning).of(found);
  }

  private List<Integer> byWords(org.apache.lucene.search.Query question) throws IOException {
    return memories(query.candidates(), passages -> {
      var best = new TopFieldCollectorManager(BEST_WORDS, passages, passages);
      return pages.memoriesOf(
          documents(searcher.search(Filters.under(allowed, question), best).scoreDocs));
    });
  }

  private List<Integer> byMeaning(float[] direction) throws IOException {
    if (searcher.getIndexReader().numDocs() <= EXACT) {
      org.apache.lucene.search.Query all = allowed.orElse(MatchAllDocsQuery.INSTANCE);
      int[] passages = searcher.search(all, new EveryDocument());
      return pages.nearestFirst(passages, direction, query.candidates()).memories();
    }
    int passages = Math.max(FEWEST, MORE * query.candidates());
    return memories(passages, more -> {
      var near =
          new KnnFloatVectorQuery(Documents.EMBEDDING, direction, more, allowed.orElse(null));
      return pages.nearestFirst(
          documents(searcher.search(near, more).scoreDocs), direction, query.candidates());
    });
  }

  /**
   * Returns the first of the memories that the passages found belong to; looks for more passages
   * while memories of many passages leave too little room for others.
   */
  private List<Integer> memories(int passages, PassageSearch search) throws IOException {
    int all = Math.max(1, searcher.getIndexReader().maxDoc());
    int wanted = Math.min(passages, all);
    while (true) {
      Found found = search.best(wanted);
      if (found.memories().size() >= query.candidates()
          || found.passages() < wanted
          || wanted == all) {
        return first(query.candidates(), found.memories());
      }
      wanted = (int) Math.min((long) wanted * MORE, all);
    }
  }

  private Set<Integer> neighbours(Set<Integer> memories) throws IOException {
    Set<BytesRef> places = new HashSet<>();
    for (Pages.Place place : pages.places(memories)) {
      for (long step = -query.reach(); step <= query.reach(); step++) {
        if (step != 0 && place.position() + step >= 0) {
          places.add(Documents.place(place.session(), place.position() + step));
        }
      }
    }
    if (places.isEmpty()) {
      return Set.of();
    }
    var around = new BooleanQuery.Builder()
        .add(new TermInSetQuery(Documents.PLACE, places), Occur.FILTER)
        .add(allowed.orElse(MatchAllDocsQuery.INSTANCE), Occur.FILTER)
        .build();
    return new LinkedHashSet<>(
        pages.memoriesOf(searcher.search(around, new EveryDocument())).memories());
  }

  private static int[] documents(ScoreDoc[] hits) {
    int[] documents = new int[hits.length];
    for (int i = 0; i < hits.length; i++) {
      documents[i] = hits[i].doc;
    }
    return documents;
  }

  private static List<Integer> first(int count, List<Integer> memories) {
    return memories.subList(0, Math.min(count, memories.size()));
  }

  /** Finds so many passages and returns their memories, the best first. */
  private interface PassageSearch {
    Found best(int passages) throws IOException;
  }

  /** Memories, the best first, and how many passages they were found by. */
  record Found(List<Integer> memories, int passages) {}
}
