package io.hippocampus.bench.evaluation;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.evaluation.Scores.Estimate;
import io.hippocampus.bench.evaluation.Scores.Range;
import io.hippocampus.consolidation.Budget;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what an evaluation found: as text to print, as Markdown, and as JSON. */
public final class Report {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EvaluationResult result;
  private final Scores headline;
  private final Map<String, Scores> byCategory;
  private final Map<String, Scores> bySpace;

  /** Tells of that result. */
  public Report(EvaluationResult result) {
    this.result = result;
    headline = result.headline();
    byCategory = result.byCategory();
    bySpace = result.bySpace();
  }

  /** Returns the report as plain text for a terminal. */
  public String asText() {
    return String.join(
        "\n",
        title() + "\n" + subject() + "\n",
        headlineTable().asText(),
        breakdownTable().asText(),
        remarks().stream().map(remark -> remark + "\n").collect(joining()));
  }

  /** Returns the report as Markdown. */
  public String asMarkdown() {
    return String.join(
        "\n",
        "# " + title() + "\n\n" + subject() + "\n",
        headlineTable().asMarkdown(),
        breakdownTable().asMarkdown(),
        remarks().stream().map(remark -> "- " + remark + "\n").collect(joining()));
  }

  /** Writes {@code report.json} and {@code report.md} to that directory. */
  void writeTo(Path directory) {
    try {
      Files.writeString(directory.resolve("report.md"), asMarkdown());
      Files.writeString(
          directory.resolve("report.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(asJson()) + "\n");
    } catch (IOException e) {
      throw new UnavailableException("cannot write the report to " + directory, e);
    }
  }

  private String title() {
    return "Evaluation of " + result.options().stream().name();
  }

  /** Returns in one line what was evaluated and how. */
  public String subject() {
    EvaluationOptions options = result.options();
    String bound = options.policy().isUpperBound() ? " (knows the questions: an upper bound)" : "";
    return text(
        "Policy %s%s, keeping %s%s, seed %d; %d questions about %s%s.",
        options.policy().spelling(),
        bound,
        kept(),
        options.rater().map(rater -> ", rated by " + rater.name()).orElse(""),
        options.seed(),
        headline.questions(),
        spaces(),
        leftOut());
  }

  private String kept() {
    EvaluationOptions options = result.options();
    return switch (options.budget()) {
      case Budget.Unlimited all -> "all";
      case Budget.Memories byCount -> options.keep() + " by count";
      case Budget.WordCount byWords -> options.keep() + " by words";
    };
  }

  private String spaces() {
    return headline.spaces() == 1 ? "one space" : headline.spaces() + " spaces";
  }

  private String leftOut() {
    int left = result.asked().size() - headline.questions();
    return left == 0
        ? ""
        : ", " + left + " left out (" + String.join(", ", EvaluationResult.NOT_IN_HEADLINE) + ")";
  }

  private Table headlineTable() {
    Table table = new Table(List.of("measure", "mean", "95 % over spaces", "95 % within spaces"));
    headline
        .estimates()
        .forEach((measure, estimate) -> table.add(List.of(
            measure.label(),
            share(estimate.mean()),
            range(estimate.overSpaces()),
            range(estimate.withinSpaces()))));
    return table;
  }

  private Table breakdownTable() {
    List<Measure> measures = List.of(
        Measure.RECALL_AT_5,
        Measure.RECALL_AT_10,
        Measure.RECALL_AT_50,
        Measure.ANY_AT_10,
        Measure.NDCG_AT_10,
        Measure.EVIDENCE_RETAINED);
    List<String> headings = new ArrayList<>(List.of("of", "questions"));
    measures.forEach(measure -> headings.add(measure.label()));
    Table table = new Table(headings);
    byCategory.forEach((name, scores) -> table.add(row("category " + name, scores, measures)));
    bySpace.forEach((name, scores) -> table.add(row("space " + name, scores, measures)));
    return table;
  }

  private static List<String> row(String name, Scores scores, List<Measure> measures) {
    List<String> row = new ArrayList<>(List.of(name, String.valueOf(scores.questions())));
    measures.forEach(measure -> row.add(share(scores.mean(measure))));
    return row;
  }

  private List<String> remarks() {
    Measured measured = result.measured();
    List<String> remarks = new ArrayList<>();
    if (headline.hasFewSpaces()) {
      remarks.add(text(
          "With %s the interval over spaces says little; at least %d are needed.",
          spaces(), Scores.FEWEST_SPACES));
    }
    remarks.add(text(
        "Nights: %d, of which %d were refused by their probes; %s each on average, %s at most.",
        measured.nights().count(),
        result.refused(),
        millis(measured.nights().mean()),
        millis(measured.nights().longest())));
    remarks.add(text(
        "Recall: p50 %s, p99 %s. Record: p50 %s, p99 %s. Index: %,d bytes.",
        millis(measured.recalls().p50()),
        millis(measured.recalls().p99()),
        millis(measured.records().p50()),
        millis(measured.records().p99()),
        measured.indexBytes()));
    remarks.add(text(
        "Took %.1f s: embeddings %.1f s (%d from the model), records %.1f s, nights %.1f s, recalls %.1f s.",
        seconds(measured.took()),
        seconds(measured.embedding()),
        measured.embedded(),
        seconds(measured.records().total()),
        seconds(measured.nights().total()),
        seconds(measured.recalls().total())));
    return remarks;
  }

  /** Returns the report as JSON; what differs from run to run is under {@code measured} alone. */
  private ObjectNode asJson() {
    EvaluationOptions options = result.options();
    ObjectNode json = JSON.createObjectNode();
    json.put("stream", options.stream().name());
    json.putObject("options")
        .put("keep", options.keep())
        .put("unit", options.unit().name().toLowerCase(Locale.ROOT))
        .put("policy", options.policy().spelling())
        .put("upperBound", options.policy().isUpperBound())
        .put("seed", options.seed());
    options.rater().ifPresent(rater -> json.withObject("options").put("rater", rater.name()));
    json.set("headline", asJson(headline));
    ObjectNode categories = json.putObject("categories");
    byCategory.forEach((name, scores) -> categories.set(name, asJson(scores)));
    ObjectNode spaces = json.putObject("spaces");
    bySpace.forEach((name, scores) -> spaces.set(name, asJson(scores)));
    json.putObject("nights")
        .put("slept", result.allNights().size())
        .put("refused", result.refused());
    json.set("measured", asJson(result.measured()));
    return json;
  }

  private static ObjectNode asJson(Scores scores) {
    ObjectNode json = JSON.createObjectNode();
    json.put("questions", scores.questions()).put("spaces", scores.spaces());
    for (Map.Entry<Measure, Estimate> one : scores.estimates().entrySet()) {
      Estimate estimate = one.getValue();
      ObjectNode of = json.putObject(one.getKey().key()).put("mean", estimate.mean());
      of.putArray("overSpaces")
          .add(estimate.overSpaces().low())
          .add(estimate.overSpaces().high());
      of.putArray("withinSpaces")
          .add(estimate.withinSpaces().low())
          .add(estimate.withinSpaces().high());
    }
    return json;
  }

  private static ObjectNode asJson(Measured measured) {
    Surroundings where = Surroundings.now();
    ObjectNode json = JSON.createObjectNode();
    json.put("seconds", seconds(measured.took()))
        .put("embeddingSeconds", seconds(measured.embedding()))
        .put("embeddedByModel", measured.embedded())
        .put("indexBytes", measured.indexBytes());
    json.set("recordMillis", asJson(measured.records()));
    json.set("nightMillis", asJson(measured.nights()));
    json.set("recallMillis", asJson(measured.recalls()));
    json.putObject("environment")
        .put("commit", where.commit().orElse(null))
        .put("java", where.java())
        .put("system", where.system())
        .put("cores", where.cores())
        .put("heapMegabytes", where.heapMegabytes());
    return json;
  }

  private static ObjectNode asJson(Timing timing) {
    return JSON.createObjectNode()
        .put("count", timing.count())
        .put("total", inMillis(timing.total()))
        .put("mean", inMillis(timing.mean()))
        .put("p50", inMillis(timing.p50()))
        .put("p99", inMillis(timing.p99()))
        .put("longest", inMillis(timing.longest()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String share(double share) {
    return text("%.3f", share);
  }

  private static String range(Range range) {
    return share(range.low()) + " to " + share(range.high());
  }

  private static String millis(Duration time) {
    return text("%.1f ms", inMillis(time));
  }

  private static double inMillis(Duration time) {
    return time.toNanos() / 1e6;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
