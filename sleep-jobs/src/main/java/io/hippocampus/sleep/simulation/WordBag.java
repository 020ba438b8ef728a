package io.hippocampus.sleep.simulation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of a text, each as often as it occurs: lower-cased runs of letters and digits.
 * Immutable.
 */
final class WordBag {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final Map<String, Integer> counts = new HashMap<>();
  private final int size;

  private WordBag(String text) {
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .forEach(word -> counts.merge(word.group(), 1, Integer::sum));
    size = counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  static WordBag of(String text) {
    return new WordBag(text);
  }

  /** Returns the share of these words that the other holds too, 0 to 1; 1 when there are none. */
  double shareIn(WordBag other) {
    int shared = 0;
    for (Map.Entry<String, Integer> word : counts.entrySet()) {
      shared += Math.min(word.getValue(), other.counts.getOrDefault(word.getKey(), 0));
    }
    return size == 0 ? 1 : (double) shared / size;
  }
}
