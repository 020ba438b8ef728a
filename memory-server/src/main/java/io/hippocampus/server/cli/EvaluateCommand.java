package io.hippocampus.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.bench.ablation.Ablation;
import io.hippocampus.bench.ablation.AblationReport;
import io.hippocampus.bench.ablation.AblationResult;
import io.hippocampus.bench.evaluation.Evaluation;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.bench.evaluation.Report;
import io.hippocampus.bench.misses.Fate;
import io.hippocampus.bench.misses.MissExplorer;
import io.hippocampus.bench.policy.Policy;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what is kept and recalled of a stream. */
@Command(
    name = "evaluate",
    description = {
      "Play a dated stream through days and nights, ask its questions, and measure how much of their"
          + " evidence is kept and recalled.",
      "",
      "Writes report.md, report.json, answers.jsonl and kept.jsonl to --out. Touches no home."
    },
    footer = {
      "  hippocampus evaluate demo --out target/demo",
      "  hippocampus evaluate streams/locomo --out results --keep 0.3 --policy newest",
      "  hippocampus evaluate demo --out target/demo --keep 0.3 --misses 20 --misses-of lost"
    })
final class EvaluateCommand extends Subcommand {

  private static final String DEMO = "demo";

  @Parameters(
      paramLabel = "STREAM",
      description =
          "A directory with experiences.jsonl and questions.jsonl, or demo for the bundled stream.")
  private String stream = DEMO;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The directory that receives the results; made if it is not there.")
  private @Nullable Path out;

  @Option(
      names = "--keep",
      paramLabel = "SHARE",
      description = "The share to keep, 0 to 1. Default: 1, all.")
  private double keep = 1;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "What the share is of: ${COMPLETION-CANDIDATES}. Default: count.")
  private KeepOptions.Unit unit = KeepOptions.Unit.count;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      completionCandidates = Policies.class,
      description = "What says what is worth keeping: ${COMPLETION-CANDIDATES}. Default: default.")
  private String policy = Policy.DEFAULT.spelling();

  @Option(names = "--seed", paramLabel = "N", description = "Where chance starts. Default: 1.")
  private long seed = 1;

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

  EvaluateCommand(Desk desk) {
    super(desk);
  }

  /** The names of the policies. */
  static final class Policies implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Policy.values()).map(Policy::spelling).iterator();
    }
  }

  /** The sorts of misses. */
  static final class Sorts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Fate.Sort.values()).map(Fate.Sort::spelling).iterator();
    }
  }

  /**
   * What was measured.
   *
   * @param out where the results are
   * @param report what is in report.json
   */
  record Evaluated(String out, JsonNode report) {}

  @Override
  Answer answer() throws IOException {
    Path directory = java.util.Objects.requireNonNull(out, "picocli requires --out");
    EvaluationOptions options = EvaluationOptions.builder(
            stream.equals(DEMO) ? Stream.demo() : Stream.in(Path.of(stream)), directory)
        .keep(keep)
        .unit(
            switch (unit) {
              case count -> EvaluationOptions.Unit.COUNT;
              case words -> EvaluationOptions.Unit.WORDS;
            })
        .policy(Policy.named(policy))
        .seed(seed)
        .build();
    Optional<MissExplorer> explorer = Optional.ofNullable(misses)
        .map(most -> new MissExplorer(most, Fate.Sort.named(missesOf), seed));
    Files.createDirectories(directory);
    Onlooker onlooker = explorer.isPresent() ? explorer.get() : Onlooker.NONE;
    List<String> pages = new ArrayList<>();
    if (ablate) {
      AblationResult result = Ablation.run(options, new Watching(this), onlooker);
      AblationReport report = new AblationReport(result);
      report.writeTo(directory);
      pages.add(new Report(result.whole()).asText());
      pages.add(report.asText());
    } else {
      pages.add(new Report(Evaluation.run(options, new Watching(this), onlooker)).asText());
    }
    explorer.map(MissExplorer::report).ifPresent(missed -> {
      missed.writeTo(directory);
      pages.add(missed.asText());
    });
    JsonNode json = Json.read(Files.readString(directory.resolve("report.json")));
    return Answer.of(new Evaluated(directory.toString(), json), page -> {
      pages.forEach(page::line);
      page.line("Written to %s", directory);
    });
  }

  /** Shows an evaluation's progress. */
  private static final class Watching implements io.hippocampus.bench.evaluation.Progress {
    private final Subcommand command;
    private Progress progress = Progress.silent();

    Watching(Subcommand command) {
      this.command = command;
    }

    @Override
    public void begin(String what, long steps) {
      end();
      progress = command.progress(Page.data(what, 30), steps);
    }

    @Override
    public void reached(long step) {
      progress.to(step);
    }

    @Override
    public void end() {
      progress.close();
    }
  }
}
