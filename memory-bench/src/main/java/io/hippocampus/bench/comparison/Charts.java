package io.hippocampus.bench.comparison;

import io.hippocampus.bench.comparison.LineChart.Line;
import io.hippocampus.bench.comparison.LineChart.Point;
import io.hippocampus.bench.comparison.LineChart.Weight;
import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.policy.Policy;
import java.util.List;
import java.util.Locale;

/** Pictures of a comparison: a measure against the budget, a line for each policy. */
final class Charts {

  /** A policy has its colour in every picture. */
  static final List<String> COLOURS = List.of(
      "#2f81f7", "#768390", "#8c7a6b", "#d1642a", "#b8860b", "#2e9e4f", "#0f94a8", "#6f8f1f",
      "#9a63e0", "#c94f9b", "#d84a4a", "#5b8a72", "#b06a5a", "#768390");

  private Charts() {}

  static LineChart of(ComparisonResult result, Measure measure) {
    ComparisonOptions options = result.options();
    List<Double> budgets = options.budgets().stream().sorted().toList();
    String unit = options.each().unit().name().toLowerCase(Locale.ROOT);
    String label = measure.label().substring(0, 1).toUpperCase(Locale.ROOT)
        + measure.label().substring(1);
    return new LineChart(
        label + ": " + options.stream(),
        "budget, the share kept by " + unit,
        budgets,
        options.policies().stream()
            .map(policy -> line(result, policy, budgets, measure))
            .toList());
  }

  private static Line line(
      ComparisonResult result, Policy policy, List<Double> budgets, Measure measure) {
    List<Point> points = budgets.stream()
        .flatMap(budget ->
            result
                .contender(policy, budget)
                .map(contender -> point(contender, budget, measure))
                .stream())
        .toList();
    return new Line(
        ComparisonReport.name(policy), COLOURS.get(policy.ordinal()), weight(policy), points);
  }

  private static Point point(Contender contender, double budget, Measure measure) {
    Contender.Spread spread = contender.spread(measure);
    return new Point(budget, contender.estimate(measure).mean(), spread.low(), spread.high());
  }

  private static Weight weight(Policy policy) {
    if (policy.keepsAll() || policy.isUpperBound()) {
      return Weight.REFERENCE;
    }
    return policy == Policy.DEFAULT ? Weight.STRONG : Weight.PLAIN;
  }
}
