package io.hippocampus.adapter.lucene;

import io.hippocampus.adapter.lucene.CandidateSearch.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;

/**
 * What is written in the documents of a view, leaf by leaf. Lucene's columns are read forwards
 * only, so documents are always visited in their order. A memory is named by its first document.
 */
final class Pages {

  private final List<LeafReaderContext> leaves;

  Pages(List<LeafReaderContext> leaves) {
    this.leaves = leaves;
  }

  /** Returns the memories of passages, as the passages are ordered, each once. */
  Found memoriesOf(int[] passages) throws IOException {
    int[] inOrder = inOrder(passages);
    int[] memories = new int[inOrder.length];
    visit(inOrder, (leaf, from, to) -> {
      NumericDocValues before = DocValues.getNumeric(leaf.reader(), Documents.BEFORE);
      for (int i = from; i < to; i++) {
        memories[i] = inOrder[i] - (int) number(before, inOrder[i] - leaf.docBase);
      }
    });
    LinkedHashSet<Integer> distinct = new LinkedHashSet<>();
    for (int passage : passages) {
      distinct.add(memories[Arrays.binarySearch(inOrder, passage)]);
    }
    return new Found(List.copyOf(distinct), passages.length);
  }

  /** A memory by its nearest passage so far. */
  private record Near(int memory, double nearness) {}

  /**
   * Returns so many of the memories of passages that have embeddings, the nearest first; of equally
   * near ones the least id.
   */
  Found nearestFirst(int[] passages, float[] direction, int wanted) throws IOException {
    Map<Integer, String> ids = new HashMap<>();
    Comparator<Near> nearest = Comparator.comparingDouble(Near::nearness)
        .reversed()
        .thenComparing(near -> id(near.memory(), ids));
    PriorityQueue<Near> farthestFirst = new PriorityQueue<>(nearest.reversed());
    int[] inOrder = inOrder(passages);
    visit(inOrder, (leaf, from, to) -> {
      NumericDocValues before = DocValues.getNumeric(leaf.reader(), Documents.BEFORE);
      Nearness nearness = new Nearness(leaf.reader(), Optional.of(direction));
      int memory = -1;
      double best = Double.NaN;
      for (int i = from; i < to; i++) {
        int first = inOrder[i] - (int) number(before, inOrder[i] - leaf.docBase);
        if (first != memory) {
          offer(new Near(memory, best), wanted, farthestFirst);
          memory = first;
          best = Double.NaN;
        }
        double near = nearness.of(inOrder[i] - leaf.docBase);
        best = Double.isNaN(best) ? near : Math.max(best, near);
      }
      offer(new Near(memory, best), wanted, farthestFirst);
    });
    List<Integer> memories =
        farthestFirst.stream().sorted(nearest).map(Near::memory).toList();
    return new Found(memories, passages.length);
  }

  private static void offer(Near near, int wanted, PriorityQueue<Near> farthestFirst) {
    if (Double.isNaN(near.nearness())
        || (farthestFirst.size() == wanted
            && near.nearness() < farthestFirst.element().nearness())) {
      return;
    }
    farthestFirst.add(near);
    if (farthestFirst.size() > wanted) {
      farthestFirst.remove();
    }
  }

  /** Returns an id, read only where two memories are equally near. */
  private String id(int memory, Map<Integer, String> known) {
    return known.computeIfAbsent(memory, document -> {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
      try {
        return word(DocValues.getSorted(leaf.reader(), Documents.ID), document - leaf.docBase);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** Returns where in their sessions memories are. */
  List<Place> places(Collection<Integer> memories) throws IOException {
    int[] inOrder = inOrder(memories.stream().mapToInt(Integer::intValue).toArray());
    List<Place> places = new ArrayList<>();
    visit(inOrder, (leaf, from, to) -> {
      SortedDocValues sessions = DocValues.getSorted(leaf.reader(), Documents.SESSION);
      NumericDocValues positions = DocValues.getNumeric(leaf.reader(), Documents.POSITION);
      for (int i = from; i < to; i++) {
        int document = inOrder[i] - leaf.docBase;
        places.add(new Place(word(sessions, document), number(positions, document)));
      }
    });
    return places;
  }

  /** Visits documents in their order, leaf by leaf. */
  void visit(int[] inOrder, Visit visit) throws IOException {
    int next = 0;
    for (LeafReaderContext leaf : leaves) {
      int from = next;
      int end = leaf.docBase + leaf.reader().maxDoc();
      while (next < inOrder.length && inOrder[next] < end) {
        next++;
      }
      if (from < next) {
        visit.leaf(leaf, from, next);
      }
    }
  }

  static int[] inOrder(int[] documents) {
    int[] inOrder = documents.clone();
    Arrays.sort(inOrder);
    return inOrder;
  }

  static long number(NumericDocValues column, int document) throws IOException {
    return column.advanceExact(document) ? column.longValue() : 0;
  }

  static String word(SortedDocValues column, int document) throws IOException {
    return column.advanceExact(document) ? column.lookupOrd(column.ordValue()).utf8ToString() : "";
  }

  /** A place in a session. */
  record Place(String session, long position) {}

  /**
   * Visits the documents from {@code from} to before {@code to} of those given, all of one leaf.
   */
  interface Visit {
    void leaf(LeafReaderContext leaf, int from, int to) throws IOException;
  }
}
