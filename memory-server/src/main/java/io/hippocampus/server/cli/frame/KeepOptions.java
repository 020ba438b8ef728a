package io.hippocampus.server.cli.frame;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much a night may keep. */
public final class KeepOptions {

  private static final double USUAL_SHARE = 0.3;
  private static final int USUAL_FLOOR = 1_000;

  /** What is counted. */
  public enum Unit {
    count,
    words
  }

  @Option(
      names = "--keep",
      paramLabel = "SHARE",
      description = "The share of all that was ever recorded to keep, 0 to 1. Default: 0.3.")
  private Optional<Double> share = Optional.empty();

  @Option(
      names = "--at-least",
      paramLabel = "N",
      description = "But never fewer than so many. Default: 1000.")
  private Optional<Integer> atLeast = Optional.empty();

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "What is counted: ${COMPLETION-CANDIDATES}. Default: count, of memories.")
  private Unit unit = Unit.count;

  /** Whether anything was said of how much to keep. */
  public boolean isGiven() {
    return share.isPresent() || atLeast.isPresent() || unit != Unit.count;
  }

  /** Returns the policy with what was said of how much to keep. */
  public SleepPolicy of(SleepPolicy policy) {
    if (!isGiven()) {
      return policy;
    }
    double kept = share.orElse(USUAL_SHARE);
    int floor = atLeast.orElse(USUAL_FLOOR);
    Budget budget = switch (unit) {
      case count -> new Budget.Memories(kept, floor);
      case words -> new Budget.WordCount(kept, floor);
    };
    return policy.toBuilder().budget(budget).build();
  }
}
