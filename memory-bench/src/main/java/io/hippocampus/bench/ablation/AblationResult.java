package io.hippocampus.bench.ablation;

import io.hippocampus.bench.evaluation.EvaluationResult;
import java.util.List;

/**
 * What each part is worth.
 *
 * @param whole the evaluation with nothing switched off
 * @param trials one for each part, the one without any first
 */
public record AblationResult(EvaluationResult whole, List<Trial> trials) {

  public AblationResult {
    trials = List.copyOf(trials);
    if (trials.isEmpty() || !(trials.get(0).off() instanceof Part.Nothing)) {
      throw new IllegalArgumentException("the first trial is to be the one with nothing off");
    }
  }

  /** Returns the trial that all others are compared with. */
  public Trial standard() {
    return trials.get(0);
  }
}
