package io.hippocampus.bench.comparison;

import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.Scores.Estimate;
import io.hippocampus.bench.evaluation.Scores.Range;
import io.hippocampus.bench.policy.Policy;

/**
 * How much more the default has than another policy at the same budget, question by question.
 *
 * @param other what it is compared with
 * @param budget the share to keep
 * @param measure of what
 * @param estimate the mean difference over questions, with its intervals
 * @param hasFewSpaces whether there are too few spaces for the interval over spaces to say much
 */
public record Difference(
    Policy other, double budget, Measure measure, Estimate estimate, boolean hasFewSpaces) {

  /** Whether the interval over questions within spaces excludes 0. */
  public boolean isClearWithinSpaces() {
    return excludesZero(estimate.withinSpaces());
  }

  /** Whether the interval over spaces excludes 0; never when there are few spaces. */
  public boolean isClearOverSpaces() {
    return !hasFewSpaces && excludesZero(estimate.overSpaces());
  }

  private static boolean excludesZero(Range range) {
    return range.low() > 0 || range.high() < 0;
  }
}
