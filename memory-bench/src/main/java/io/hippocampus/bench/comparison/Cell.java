package io.hippocampus.bench.comparison;

import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.policy.Policy;
import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * One evaluation of a comparison.
 *
 * @param policy what says what is worth keeping
 * @param budget the share to keep; 1 for the policy that keeps all
 * @param seed where its randomness starts
 */
public record Cell(Policy policy, double budget, long seed) {

  /**
   * Returns the name of its directory: {@code newest-0.3}, {@code random-0.3-7}, {@code keep-all}.
   */
  public String name() {
    if (policy.keepsAll()) {
      return policy.spelling();
    }
    String named = policy.spelling() + "-" + plain(budget);
    return isDrawn(policy) ? named + "-" + seed : named;
  }

  /** Whether one seed says little of the policy, so that several are drawn. */
  static boolean isDrawn(Policy policy) {
    return policy == Policy.RANDOM;
  }

  /** Returns a share as people write it. */
  static String plain(double share) {
    return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
  }

  /** Returns how it is evaluated: as all cells are, but for what makes it this one. */
  EvaluationOptions options(EvaluationOptions all, Path out, Path homes) {
    return new EvaluationOptions(
        all.stream(),
        out,
        budget,
        all.unit(),
        policy,
        seed,
        all.sleep(),
        all.ranking(),
        all.rater(),
        all.embedder(),
        all.cache(),
        homes);
  }
}
