package io.hippocampus.consolidation;

import io.hippocampus.memory.Words;
import io.hippocampus.port.TermStatistics;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Leaves out of a text the sentences that tell least, so that a budget of words holds more. What it
 * keeps it keeps verbatim, and it keeps so much that the text still stands for its source. Pure.
 */
final class Compaction {

  /** The share of the words that stays at least: with 0.8 a memory stands for its source. */
  private static final double KEPT = 0.82;

  private static final double STANDS_FOR_ITS_SOURCE = 0.8;

  private final Function<String, Set<String>> termsIn;
  private final TermStatistics statistics;

  Compaction(Function<String, Set<String>> termsIn, TermStatistics statistics) {
    this.termsIn = termsIn;
    this.statistics = statistics;
  }

  /**
   * A sentence of the text.
   *
   * @param place its place in the text
   * @param words how many words it has
   * @param density how much each of its words tells
   */
  private record Sentence(int place, String text, int words, double density) {}

  /** Returns the text without the sentences that tell least. */
  String of(String text) {
    List<Sentence> sentences = sentences(text);
    List<Sentence> kept = new ArrayList<>(sentences);
    double least = KEPT * Words.count(text);
    int left = Words.count(text);
    List<Sentence> leastTelling = sentences.stream()
        .sorted(Comparator.comparingDouble(Sentence::density).thenComparing(Sentence::place))
        .toList();
    for (Sentence sentence : leastTelling) {
      if (left - sentence.words() >= least) {
        left -= sentence.words();
        kept.remove(sentence);
      }
    }
    if (kept.size() == sentences.size()) {
      return text;
    }
    String compact =
        kept.stream().map(Sentence::text).collect(Collectors.joining()).strip();
    return Overlap.held(text, compact) >= STANDS_FOR_ITS_SOURCE ? compact : text;
  }

  private List<Sentence> sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    List<Sentence> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = text.substring(start, end);
      int words = Words.count(sentence);
      double told =
          termsIn.apply(sentence).stream().mapToDouble(statistics::information).sum();
      sentences.add(new Sentence(sentences.size(), sentence, words, told / Math.max(1, words)));
    }
    return sentences;
  }
}
