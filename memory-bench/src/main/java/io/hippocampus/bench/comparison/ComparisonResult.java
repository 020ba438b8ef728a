package io.hippocampus.bench.comparison;

import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.Scores;
import io.hippocampus.bench.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a comparison found, over the questions in the headline of each evaluation.
 *
 * @param options what was compared and how
 * @param contenders each policy at each budget; the one that keeps all once
 * @param differences how much more the default has than each other, budget by budget; none when it
 *     was not compared
 * @param questions how many questions
 * @param leftOut how many questions are not in the headline
 * @param spaces how many spaces
 * @param taken how many cells were complete already
 */
public record ComparisonResult(
    ComparisonOptions options,
    List<Contender> contenders,
    List<Difference> differences,
    int questions,
    int leftOut,
    int spaces,
    int taken) {

  /** What differences are told of. */
  static final List<Measure> DIFFER_IN = List.of(Measure.EVIDENCE_RETAINED, Measure.RECALL_AT_10);

  public ComparisonResult {
    contenders = List.copyOf(contenders);
    differences = List.copyOf(differences);
  }

  /** Whether there are too few spaces for the intervals over spaces to say much. */
  public boolean hasFewSpaces() {
    return spaces < Scores.FEWEST_SPACES;
  }

  /** Returns the policy at that budget. */
  public Optional<Contender> contender(Policy policy, double budget) {
    return contenders.stream()
        .filter(one -> one.policy() == policy)
        .filter(one -> policy.keepsAll() || one.budget() == budget)
        .findFirst();
  }

  /** Returns the difference to that policy at that budget. */
  public Optional<Difference> difference(Policy other, double budget, Measure measure) {
    return differences.stream()
        .filter(one -> one.other() == other && one.budget() == budget && one.measure() == measure)
        .findFirst();
  }

  /** Compares what the cells found; all have the same questions in the same order. */
  static ComparisonResult of(ComparisonOptions options, Map<Cell, List<Scored>> cells, int taken) {
    List<Scored> all = cells.values().iterator().next();
    List<Contender> contenders = new ArrayList<>();
    for (Policy policy : options.policies()) {
      for (double budget : policy.keepsAll() ? List.of(1.0) : options.budgets()) {
        List<List<Scored>> bySeed = options.cells(policy, budget).stream()
            .map(cell -> inHeadline(cells.getOrDefault(cell, List.of())))
            .toList();
        contenders.add(new Contender(policy, budget, options.each().seed(), bySeed));
      }
    }
    List<Scored> quoted = inHeadline(all);
    int spaces = (int) quoted.stream().map(Scored::space).distinct().count();
    ComparisonResult without = new ComparisonResult(
        options, contenders, List.of(), quoted.size(), all.size() - quoted.size(), spaces, taken);
    return new ComparisonResult(
        options,
        contenders,
        without.differ(),
        without.questions,
        without.leftOut,
        without.spaces,
        taken);
  }

  private List<Difference> differ() {
    List<Difference> differences = new ArrayList<>();
    for (double budget : options.budgets()) {
      for (Policy other : options.policies()) {
        for (Measure measure : other == Policy.DEFAULT ? List.<Measure>of() : DIFFER_IN) {
          contender(Policy.DEFAULT, budget)
              .flatMap(ours -> contender(other, budget)
                  .map(theirs -> new Difference(
                      other, budget, measure, ours.minus(theirs, measure), hasFewSpaces())))
              .ifPresent(differences::add);
        }
      }
    }
    return differences;
  }

  /** Returns the questions in the headline; all when there are none but those left out. */
  private static List<Scored> inHeadline(List<Scored> questions) {
    List<Scored> quoted = questions.stream()
        .filter(one -> !EvaluationResult.NOT_IN_HEADLINE.contains(one.category()))
        .toList();
    return quoted.isEmpty() ? questions : quoted;
  }
}
