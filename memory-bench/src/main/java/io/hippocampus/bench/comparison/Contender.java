package io.hippocampus.bench.comparison;

import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.Scores;
import io.hippocampus.bench.evaluation.Scores.Estimate;
import io.hippocampus.bench.policy.Policy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy at a budget, with what was found of each question by each seed.
 *
 * @param policy what says what is worth keeping
 * @param budget the share to keep; 1 for the policy that keeps all
 * @param seed where the resampling starts
 * @param bySeed the questions found by each seed, the same ones in the same order
 */
public record Contender(Policy policy, double budget, long seed, List<List<Scored>> bySeed) {

  public Contender {
    bySeed = bySeed.stream().map(List::copyOf).toList();
  }

  /**
   * How far the means of single seeds lie apart.
   *
   * @param low the lowest mean
   * @param high the highest mean
   * @param deviation their standard deviation, 0 when there is one alone
   */
  public record Spread(double low, double high, double deviation) {}

  /** Returns how many seeds it was drawn with. */
  public int seeds() {
    return bySeed.size();
  }

  /** Returns the mean over questions, each of which is the mean over seeds, with its intervals. */
  public Estimate estimate(Measure measure) {
    return Scores.estimate(grouped(values(measure)), seed);
  }

  /** Returns how much more this one has than the other, question by question. */
  public Estimate minus(Contender other, Measure measure) {
    double[] ours = values(measure);
    double[] theirs = other.values(measure);
    double[] differences = new double[ours.length];
    Arrays.setAll(differences, i -> ours[i] - theirs[i]);
    return Scores.estimate(grouped(differences), seed);
  }

  /** Returns how far the seeds lie apart. */
  public Spread spread(Measure measure) {
    double[] means = bySeed.stream()
        .mapToDouble(questions ->
            questions.stream().mapToDouble(one -> one.of(measure)).average().orElse(0))
        .toArray();
    double mean = Arrays.stream(means).average().orElse(0);
    double squares =
        Arrays.stream(means).map(one -> (one - mean) * (one - mean)).sum();
    return new Spread(
        Arrays.stream(means).min().orElse(0),
        Arrays.stream(means).max().orElse(0),
        means.length < 2 ? 0 : Math.sqrt(squares / (means.length - 1)));
  }

  private double[] values(Measure measure) {
    double[] values = new double[bySeed.get(0).size()];
    for (List<Scored> questions : bySeed) {
      for (int i = 0; i < values.length; i++) {
        values[i] += questions.get(i).of(measure) / seeds();
      }
    }
    return values;
  }

  /** Returns the values of each space. */
  private double[][] grouped(double[] values) {
    List<Scored> questions = bySeed.get(0);
    Map<String, double[]> bySpace = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      double[] former = bySpace.getOrDefault(questions.get(i).space(), new double[0]);
      double[] longer = Arrays.copyOf(former, former.length + 1);
      longer[former.length] = values[i];
      bySpace.put(questions.get(i).space(), longer);
    }
    return bySpace.values().toArray(double[][]::new);
  }
}
