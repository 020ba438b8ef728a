package io.hippocampus.server.cli.worth;

import io.hippocampus.bench.comparison.ComparisonOptions;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.policy.Policy;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which policies are compared at which budgets. */
final class GridOptions {

  private static final String ALL = "all";

  @Option(
      names = "--budgets",
      paramLabel = "SHARES",
      description = "Compare policies at these shares to keep, such as 0.1,0.3. Default with"
          + " --policies: 0.1,0.2,0.3,0.5.")
  private Optional<String> budgets = Optional.empty();

  @Option(
      names = "--policies",
      paramLabel = "NAMES",
      description =
          "Compare these policies, such as default,newest, or all. Default with --budgets: all.")
  private Optional<String> policies = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Compared, random is the mean over so many seeds. Default: 20.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Compared, so many are evaluated at once. Default: one for each processor.")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--fresh",
      description = "Compare anew, also what an earlier comparison in --out has completed.")
  private boolean fresh;

  /** Whether there is something to compare; refuses options that only then mean something. */
  boolean isAsked() {
    boolean isAsked = budgets.isPresent() || policies.isPresent();
    if (!isAsked && (seeds.isPresent() || jobs.isPresent() || fresh)) {
      throw new IllegalArgumentException(
          "--seeds, --jobs and --fresh are for comparing; give --budgets or --policies too");
    }
    return isAsked;
  }

  /** Returns what is compared, each evaluated like that. */
  ComparisonOptions options(EvaluationOptions each) {
    ComparisonOptions.Builder options = ComparisonOptions.builder(each).fresh(fresh);
    budgets.ifPresent(
        shares -> options.budgets(parts(shares).map(GridOptions::share).toList()));
    policies.ifPresent(names -> options.policies(
        names.strip().equals(ALL)
            ? Arrays.asList(Policy.values())
            : parts(names).map(Policy::named).toList()));
    seeds.ifPresent(options::seeds);
    jobs.ifPresent(options::jobs);
    return options.build();
  }

  private static Stream<String> parts(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip);
  }

  private static double share(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "budget '" + text + "' is not a number; write shares like 0.1,0.3", e);
    }
  }
}
