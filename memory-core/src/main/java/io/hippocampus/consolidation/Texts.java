package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.port.TermStatistics;
import java.util.Set;
import java.util.function.Function;

/**
 * How texts are read for their terms.
 *
 * @param statistics how common each term is
 * @param termsOf the distinct terms of a memory
 * @param termsIn the distinct terms of a text
 * @param countedTermsOf all that the space counts of an experience's content
 */
public record Texts(
    TermStatistics statistics,
    Function<Memory, Set<String>> termsOf,
    Function<String, Set<String>> termsIn,
    Function<String, Set<String>> countedTermsOf) {

  /**
   * Whether two texts of these terms have words in common that together tell at least half of what
   * the rarest word does.
   */
  boolean shareTellingWords(Set<String> first, Set<String> second) {
    double shared = first.stream()
        .filter(second::contains)
        .mapToDouble(statistics::information)
        .sum();
    return shared >= statistics.information("") / 2;
  }
}
