package io.hippocampus.port;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryIndex.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The slow and obvious way to score memories: looks at every passage, by BM25 with k1 = 1.2 and b =
 * 0.75 (as Robertson wrote it, less the constant factor k1 + 1) and by cosine.
 */
final class ExactIndex {

  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final TermAnalyzer analyzer;
  private final Collection<Entry> entries;
  private final Map<String, Integer> containing = new HashMap<>();
  private int texts;
  private double averageLength;

  ExactIndex(TermAnalyzer analyzer, Collection<Entry> entries) {
    this.analyzer = analyzer;
    this.entries = entries;
    long words = 0;
    for (Entry entry : entries) {
      for (String text : texts(entry)) {
        List<String> terms = analyzer.terms(text);
        if (!terms.isEmpty()) {
          texts++;
        }
        words += terms.size();
        new HashSet<>(terms).forEach(term -> containing.merge(term, 1, Integer::sum));
      }
    }
    averageLength = texts == 0 ? 1 : (double) words / texts;
  }

  /** Returns how well the words of the best passage fit. */
  double bm25(Entry entry, String cue) {
    double best = 0;
    for (String text : texts(entry)) {
      List<String> terms = analyzer.terms(text);
      double sum = 0;
      for (String term : new HashSet<>(analyzer.terms(cue))) {
        long frequency = terms.stream().filter(term::equals).count();
        if (frequency > 0) {
          int n = containing.get(term);
          double idf = Math.log(1 + (texts - n + 0.5) / (n + 0.5));
          sum += idf * frequency / (frequency + K1 * (1 - B + B * terms.size() / averageLength));
        }
      }
      best = Math.max(best, sum);
    }
    return best;
  }

  /** Returns how near the best passage is; NaN without any. */
  static double cosine(Entry entry, Embedding cue) {
    return entry.passages().stream()
        .mapToDouble(passage -> passage.embedding().cosine(cue))
        .max()
        .orElse(Double.NaN);
  }

  /** Returns the ids that score clearly more than whatever comes after the first {@code limit}. */
  Set<MemoryId> best(int limit, ToDoubleFunction<Entry> score) {
    List<Entry> ranked = new ArrayList<>(entries);
    ranked.removeIf(entry -> Double.isNaN(score.applyAsDouble(entry)));
    ranked.sort(Comparator.comparingDouble(score).reversed());
    double next =
        ranked.size() > limit ? score.applyAsDouble(ranked.get(limit)) : Double.NEGATIVE_INFINITY;
    Set<MemoryId> best = new HashSet<>();
    for (Entry entry : ranked.subList(0, Math.min(limit, ranked.size()))) {
      if (score.applyAsDouble(entry) > next + 1e-6) {
        best.add(entry.memory().id());
      }
    }
    return best;
  }

  private static List<String> texts(Entry entry) {
    return entry.passages().isEmpty()
        ? List.of(entry.memory().content())
        : entry.passages().stream().map(Passage::text).toList();
  }
}
