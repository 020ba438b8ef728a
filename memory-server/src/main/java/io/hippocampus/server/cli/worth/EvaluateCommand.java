package io.hippocampus.server.cli.worth;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.Hippocampus;
import io.hippocampus.bench.ablation.Ablation;
import io.hippocampus.bench.ablation.AblationReport;
import io.hippocampus.bench.ablation.AblationResult;
import io.hippocampus.bench.comparison.Comparison;
import io.hippocampus.bench.comparison.ComparisonReport;
import io.hippocampus.bench.comparison.ComparisonResult;
import io.hippocampus.bench.evaluation.Evaluation;
import io.hippocampus.bench.evaluation.EvaluationOptions;
import io.hippocampus.bench.evaluation.Onlooker;
import io.hippocampus.bench.evaluation.Report;
import io.hippocampus.bench.misses.MissExplorer;
import io.hippocampus.bench.policy.Policy;
import io.hippocampus.bench.rating.NearestRatings;
import io.hippocampus.bench.rating.RecordedRatings;
import io.hippocampus.bench.stream.Stream;
import io.hippocampus.port.Embedder;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.KeepOptions;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.frame.Watching;
import io.hippocampus.server.cli.page.Page;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what is kept and recalled of a stream. */
@Command(
    name = "evaluate",
    description = {
      "Play a dated stream through days and nights, ask its questions, and measure how much of their"
          + " evidence is kept and recalled.",
      "",
      "Writes report.md, report.json, answers.jsonl and kept.jsonl to --out. Touches no home.",
      "",
      "With --budgets or --policies it compares policies at budgets: comparison.md, comparison.json,"
          + " retention.svg, recall.svg and a directory for each evaluation. Interrupted, the same"
          + " command goes on where it was."
    },
    footer = {
      "  hippocampus evaluate demo --out target/demo",
      "  hippocampus evaluate streams/locomo --out results --keep 0.3 --policy newest",
      "  hippocampus evaluate demo --out target/grid --budgets 0.1,0.3,0.5 --policies all",
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
  private Optional<Double> keep = Optional.empty();

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
  private Optional<String> policy = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Where chance starts. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--rated-like",
      paramLabel = "DIR",
      description = "Have a stand-in for a language model rate: it guesses what the model would say"
          + " whose recorded ratings are in DIR. A simulation.")
  private Optional<Path> ratedLike = Optional.empty();

  @Mixin
  private final InsightOptions insight = new InsightOptions();

  @Mixin
  private final GridOptions grid = new GridOptions();

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

  /**
   * What was measured.
   *
   * @param out where the results are
   * @param report what is in report.json
   */
  record Evaluated(String out, JsonNode report) {}

  /**
   * What was compared.
   *
   * @param out where the results are
   * @param comparison what is in comparison.json
   */
  record Compared(String out, JsonNode comparison) {}

  @Override
  protected Answer answer() throws IOException {
    Path directory = java.util.Objects.requireNonNull(out, "picocli requires --out");
    EvaluationOptions.Builder options = EvaluationOptions.builder(
            stream.equals(DEMO) ? Stream.demo() : Stream.in(Path.of(stream)), directory)
        .unit(
            switch (unit) {
              case count -> EvaluationOptions.Unit.COUNT;
              case words -> EvaluationOptions.Unit.WORDS;
            })
        .seed(seed);
    try (Embedder guessing = Hippocampus.embeddedModel()) {
      ratedLike
          .map(RecordedRatings::in)
          .map(recorded -> NearestRatings.of(recorded, guessing))
          .ifPresent(options::rater);
      return grid.isAsked() ? compared(options.build(), directory) : evaluated(options, directory);
    }
  }

  private Answer evaluated(EvaluationOptions.Builder chosen, Path directory) throws IOException {
    keep.ifPresent(chosen::keep);
    policy.map(Policy::named).ifPresent(chosen::policy);
    EvaluationOptions options = chosen.build();
    Optional<MissExplorer> explorer = insight.explorer(seed);
    Files.createDirectories(directory);
    Onlooker onlooker = explorer.isPresent() ? explorer.get() : Onlooker.NONE;
    List<String> pages = new ArrayList<>();
    if (insight.ablates()) {
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

  private Answer compared(EvaluationOptions each, Path directory) throws IOException {
    if (keep.isPresent() || policy.isPresent()) {
      throw new IllegalArgumentException("--keep and --policy are for one evaluation; to compare,"
          + " give --budgets and --policies alone");
    }
    if (insight.isAsked()) {
      throw new IllegalArgumentException("--misses and --ablate look closer at one evaluation;"
          + " leave out --budgets and --policies");
    }
    ComparisonResult result = Comparison.run(grid.options(each), new Watching(this));
    if (result.taken() > 0) {
      notes()
          .line(
              "%s complete already; --fresh runs all again",
              Page.count(result.taken(), "evaluation was", "evaluations were"));
    }
    JsonNode json = Json.read(Files.readString(directory.resolve("comparison.json")));
    return Answer.of(
        new Compared(directory.toString(), json),
        page -> page.line(new ComparisonReport(result).asText()).line("Written to %s", directory));
  }
}
