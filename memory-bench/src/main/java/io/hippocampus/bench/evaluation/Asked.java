package io.hippocampus.bench.evaluation;

import io.hippocampus.bench.stream.Question;
import io.hippocampus.memory.ExperienceId;
import java.util.Map;
import java.util.Set;

/**
 * What came of one question.
 *
 * @param question what was asked
 * @param ranks the place, from 1, at which each piece of evidence was recalled first; those not
 *     recalled are not in it
 * @param retained the evidence for which some live memory stood
 * @param holding how much was held when it was asked
 */
public record Asked(
    Question question,
    Map<ExperienceId, Integer> ranks,
    Set<ExperienceId> retained,
    Holding holding) {

  public Asked {
    ranks = Map.copyOf(ranks);
    retained = Set.copyOf(retained);
  }

  /**
   * How much a space holds of what it has lived through.
   *
   * @param memories live memories
   * @param words their words
   * @param experiences experiences recorded until then
   * @param wordsLived their words
   */
  public record Holding(long memories, long words, long experiences, long wordsLived) {

    /** Returns the share kept, by count. */
    public double share() {
      return experiences == 0 ? 0 : (double) memories / experiences;
    }

    /** Returns the share kept, by words. */
    public double shareOfWords() {
      return wordsLived == 0 ? 0 : (double) words / wordsLived;
    }
  }
}
