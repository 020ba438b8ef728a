package io.hippocampus.bench.comparison;

import static java.util.Objects.requireNonNull;

import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.policy.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is compared and how. Immutable.
 *
 * @param each how each cell is evaluated; its share and policy are replaced by the cell's, and its
 *     directory receives the comparison
 * @param policies what is compared, in the order in which it is reported
 * @param budgets the shares to keep, in the order in which they are reported
 * @param seeds how many seeds chance is drawn with, from that of {@code each} on
 * @param jobs how many cells run at once
 * @param fresh whether cells that are complete are run again
 */
public record ComparisonOptions(
    EvaluationOptions each,
    List<Policy> policies,
    List<Double> budgets,
    int seeds,
    int jobs,
    boolean fresh) {

  private static final int MOST_SEEDS = 1_000;
  private static final int MOST_JOBS = 1_000;

  public ComparisonOptions {
    policies = List.copyOf(policies);
    budgets = List.copyOf(budgets);
    requireDistinct("policy", policies.stream().map(Policy::spelling).toList());
    for (double budget : budgets) {
      if (!(budget > 0 && budget < 1)) {
        throw new IllegalArgumentException("budget is " + budget
            + "; allowed are shares greater than 0 and less than 1 (keep-all is a policy)");
      }
    }
    requireDistinct("budget", budgets.stream().map(Cell::plain).toList());
    requireWithin("seeds", seeds, MOST_SEEDS);
    requireWithin("jobs", jobs, MOST_JOBS);
  }

  private static void requireDistinct(String what, List<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is no " + what + "; name at least one");
    }
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(what + " " + value + " is named twice; name it once");
      }
    }
  }

  private static void requireWithin(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + " is " + value + "; allowed are 1 to " + most);
    }
  }

  /** Starts from the part that has no sensible default. */
  public static Builder builder(EvaluationOptions each) {
    return new Builder(each);
  }

  /** Returns the stream's name without the folders it is in, so that reports are alike anywhere. */
  String stream() {
    Path name = Path.of(each.stream().name()).toAbsolutePath().normalize().getFileName();
    return name == null ? each.stream().name() : name.toString();
  }

  /** Returns all cells: policy by policy, budget by budget, seed by seed. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Policy policy : policies) {
      for (double budget : policy.keepsAll() ? List.of(1.0) : budgets) {
        cells.addAll(cells(policy, budget));
      }
    }
    return cells;
  }

  /** Returns the cells of a policy at a budget, one for each seed it is drawn with. */
  List<Cell> cells(Policy policy, double budget) {
    List<Cell> cells = new ArrayList<>();
    for (int drawn = 0; drawn < (Cell.isDrawn(policy) ? seeds : 1); drawn++) {
      cells.add(new Cell(policy, policy.keepsAll() ? 1 : budget, each.seed() + drawn));
    }
    return cells;
  }

  /** Builds options; single-threaded. */
  public static final class Builder {
    private final EvaluationOptions each;
    private List<Policy> policies = Arrays.asList(Policy.values());
    private List<Double> budgets = List.of(0.1, 0.2, 0.3, 0.5);
    private int seeds = 20;
    private int jobs = Runtime.getRuntime().availableProcessors();
    private boolean fresh;

    private Builder(EvaluationOptions each) {
      this.each = requireNonNull(each, "each");
    }

    /** Sets what is compared. Default: all policies there are. */
    public Builder policies(List<Policy> values) {
      policies = List.copyOf(values);
      return this;
    }

    /** Sets the shares to keep. Default: 0.1, 0.2, 0.3 and 0.5. */
    public Builder budgets(List<Double> shares) {
      budgets = List.copyOf(shares);
      return this;
    }

    /** Sets how many seeds chance is drawn with. Default: 20. */
    public Builder seeds(int count) {
      seeds = count;
      return this;
    }

    /** Sets how many cells run at once. Default: as many as there are processors. */
    public Builder jobs(int count) {
      jobs = count;
      return this;
    }

    /** Sets whether cells that are complete are run again. Default: they are not. */
    public Builder fresh(boolean value) {
      fresh = value;
      return this;
    }

    /**
     * Returns the options.
     *
     * @throws IllegalArgumentException naming the part that is out of its range or named twice
     */
    public ComparisonOptions build() {
      return new ComparisonOptions(each, policies, budgets, seeds, jobs, fresh);
    }
  }
}
