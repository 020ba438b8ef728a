package io.hippocampus.learning;

import java.util.List;

/**
 * What a space's use tells of its forgetting.
 *
 * @param trueRecall predictions against what turned out useful
 * @param unpredicted how many judged memories are not in that table, for they were recalled before
 *     predictions were kept
 * @param regret what was pruned and then asked for
 * @param deadWeight what is kept and was never recalled
 * @param nights what the latest nights promoted, newest first
 */
public record Use(
    TrueRecall trueRecall,
    int unpredicted,
    Regret regret,
    DeadWeight deadWeight,
    List<Promoted> nights) {

  public Use {
    nights = List.copyOf(nights);
  }
}
