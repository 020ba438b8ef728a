package io.hippocampus.consolidation;

import io.hippocampus.port.TermStatistics;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How much two texts share. Pure. */
final class Overlap {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private Overlap() {}

  /** Returns the share, by information, of the first one's terms that the second has too. */
  static double share(Set<String> first, Set<String> second, TermStatistics statistics) {
    double all = 0;
    double common = 0;
    for (String term : first) {
      double information = statistics.information(term);
      all += information;
      common += second.contains(term) ? information : 0;
    }
    return all == 0 ? 0 : common / all;
  }

  /** Returns the share of the words of {@code source} that {@code content} still holds. */
  static double held(String source, String content) {
    Map<String, Integer> left = new HashMap<>();
    WORD.matcher(content.toLowerCase(Locale.ROOT))
        .results()
        .forEach(match -> left.merge(match.group(), 1, Integer::sum));
    int all = 0;
    int held = 0;
    for (var match : (Iterable<java.util.regex.MatchResult>)
        WORD.matcher(source.toLowerCase(Locale.ROOT)).results()::iterator) {
      all++;
      if (left.merge(match.group(), -1, Integer::sum) >= 0) {
        held++;
      }
    }
    return all == 0 ? 1 : (double) held / all;
  }
}
