package io.hippocampus.server.cli.worth;

import io.hippocampus.bench.misses.Fate;
import io.hippocampus.bench.misses.MissExplorer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which one evaluation is looked at more closely. */
final class InsightOptions {

  @Option(
      names = "--misses",
      paramLabel = "N",
      description =
          "Also tell why evidence was missed, for up to N pieces of it; writes misses.md and"
              + " misses.json.")
  private @Nullable Integer misses;

  @Option(
      names = "--misses-of",
      paramLabel = "SORT",
      completionCandidates = Sorts.class,
      description = "Which misses: ${COMPLETION-CANDIDATES}. Default: all.")
  private String missesOf = "all";

  @Option(
      names = "--ablate",
      description =
          "Also switch off each phase of sleep and each signal of recall alone, and tell what"
              + " each is worth; writes ablation.md and ablation.json. Plays the stream seven times.")
  private boolean ablate;

  /** The sorts of misses. */
  static final class Sorts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Fate.Sort.values()).map(Fate.Sort::spelling).iterator();
    }
  }

  boolean isAsked() {
    return misses != null || ablate;
  }

  boolean ablates() {
    return ablate;
  }

  /**
   * Returns what explains misses, if that was asked for.
   *
   * @throws IllegalArgumentException if there is no such sort, or the number is out of range
   */
  Optional<MissExplorer> explorer(long seed) {
    Fate.Sort sort = Fate.Sort.named(missesOf);
    return Optional.ofNullable(misses).map(most -> new MissExplorer(most, sort, seed));
  }
}
