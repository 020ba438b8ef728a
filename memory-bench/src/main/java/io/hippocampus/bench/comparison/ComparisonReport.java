package io.hippocampus.bench.comparison;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.comparison.Contender.Spread;
import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.Scores;
import io.hippocampus.bench.evaluation.Scores.Estimate;
import io.hippocampus.bench.evaluation.Scores.Range;
import io.hippocampus.bench.evaluation.Table;
import io.hippocampus.bench.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what a comparison found: as text to print, as Markdown, as JSON and in pictures. Nothing in
 * it depends on the machine, on when it ran or on how many cells ran at once.
 */
public final class ComparisonReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What Markdown shows; JSON holds all. */
  private static final List<Measure> SHOWN = List.of(
      Measure.EVIDENCE_RETAINED,
      Measure.RECALL_AT_10,
      Measure.SHARE_KEPT,
      Measure.SHARE_KEPT_WORDS);

  private final ComparisonResult result;
  private final ComparisonOptions options;

  /** Tells of that result. */
  public ComparisonReport(ComparisonResult result) {
    this.result = result;
    this.options = result.options();
  }

  /** Returns the comparison as plain text for a terminal. */
  public String asText() {
    List<String> parts = new ArrayList<>();
    parts.add(title() + "\n" + subject() + "\n");
    ComparisonResult.DIFFER_IN.forEach(measure -> parts.add(values(measure).asText()));
    if (!result.differences().isEmpty()) {
      ComparisonResult.DIFFER_IN.forEach(
          measure -> parts.add(differences(measure).asText()));
    }
    parts.add(remarks().stream().map(remark -> remark + "\n").collect(joining()));
    return String.join("\n", parts);
  }

  /** Returns the comparison as Markdown. */
  public String asMarkdown() {
    List<String> parts = new ArrayList<>();
    parts.add("# " + title() + "\n\n" + subject() + "\n");
    parts.add("![Evidence retained against budget](retention.svg)\n");
    parts.add("![recall@10 against budget](recall.svg)\n");
    parts.add("## Policies\n");
    SHOWN.forEach(measure -> parts.add(values(measure).asMarkdown()));
    if (!result.differences().isEmpty()) {
      parts.add("## The default against each\n");
      ComparisonResult.DIFFER_IN.forEach(
          measure -> parts.add(differences(measure).asMarkdown()));
      parts.add("## With intervals\n");
      options.budgets().forEach(budget -> parts.add(intervals(budget).asMarkdown()));
    }
    parts.add("## How to read it\n");
    parts.add(remarks().stream().map(remark -> "- " + remark + "\n").collect(joining()));
    return String.join("\n", parts);
  }

  /** Writes all files of the comparison. */
  void writeTo(Shelf shelf) {
    shelf.write("retention.svg", Charts.of(result, Measure.EVIDENCE_RETAINED).asSvg());
    shelf.write("recall.svg", Charts.of(result, Measure.RECALL_AT_10).asSvg());
    shelf.write("comparison.md", asMarkdown());
    shelf.write("comparison.json", asJson());
  }

  private String title() {
    return "Comparison on " + options.stream();
  }

  private String subject() {
    return text(
        "Budgets by %s, seed %d; %d questions about %s%s.",
        options.each().unit().name().toLowerCase(Locale.ROOT),
        options.each().seed(),
        result.questions(),
        result.spaces() == 1 ? "one space" : result.spaces() + " spaces",
        result.leftOut() == 0
            ? ""
            : ", " + result.leftOut() + " left out ("
                + String.join(", ", EvaluationResult.NOT_IN_HEADLINE) + ")");
  }

  /** Returns a measure's means: a row for each policy, a column for each budget. */
  private Table values(Measure measure) {
    Table table = new Table(headings(measure.label()));
    for (Policy policy : options.policies()) {
      List<String> row = new ArrayList<>(List.of(name(policy)));
      for (double budget : options.budgets()) {
        row.add(result
            .contender(policy, budget)
            .map(contender -> mean(contender, measure))
            .orElse(""));
      }
      table.add(row);
    }
    return table;
  }

  private List<String> headings(String first) {
    return Stream.concat(Stream.of(first), options.budgets().stream().map(Cell::plain))
        .toList();
  }

  /** Returns a policy's name, which says so if it only bounds the others. */
  static String name(Policy policy) {
    return policy.isUpperBound() ? policy.spelling() + " (upper bound)" : policy.spelling();
  }

  private static String mean(Contender contender, Measure measure) {
    String mean = text("%.3f", contender.estimate(measure).mean());
    return contender.seeds() == 1
        ? mean
        : text("%s ± %.3f", mean, contender.spread(measure).deviation());
  }

  /** Returns the mean differences: a row for each other policy, a column for each budget. */
  private Table differences(Measure measure) {
    Table table = new Table(headings("default minus ..., " + measure.label()));
    for (Policy other : options.policies()) {
      List<String> row = new ArrayList<>(List.of(name(other)));
      for (double budget : options.budgets()) {
        row.add(result
            .difference(other, budget, measure)
            .map(ComparisonReport::marked)
            .orElse(""));
      }
      if (other != Policy.DEFAULT) {
        table.add(row);
      }
    }
    return table;
  }

  private static String marked(Difference difference) {
    String mark =
        (difference.isClearWithinSpaces() ? "*" : "") + (difference.isClearOverSpaces() ? "+" : "");
    return signed(difference.estimate().mean()) + mark;
  }

  private Table intervals(double budget) {
    List<String> headings =
        new ArrayList<>(List.of("at " + Cell.plain(budget) + ", default minus"));
    for (Measure measure : ComparisonResult.DIFFER_IN) {
      headings.addAll(List.of(measure.label(), "within spaces", "over spaces"));
    }
    Table table = new Table(headings);
    for (Policy other : options.policies()) {
      List<String> row = new ArrayList<>(List.of(name(other)));
      for (Measure measure : ComparisonResult.DIFFER_IN) {
        Optional<Difference> found = result.difference(other, budget, measure);
        row.add(found.map(ComparisonReport::marked).orElse(""));
        row.add(found.map(one -> range(one.estimate().withinSpaces())).orElse(""));
        row.add(found
            .filter(one -> result.spaces() > 1)
            .map(one -> range(one.estimate().overSpaces()))
            .orElse(""));
      }
      if (other != Policy.DEFAULT) {
        table.add(row);
      }
    }
    return table;
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (options.policies().contains(Policy.RANDOM) && options.seeds() > 1) {
      remarks.add(text(
          "random is the mean over %d seeds ± the standard deviation between them.",
          options.seeds()));
    }
    if (!result.differences().isEmpty()) {
      remarks.add(
          "Differences are paired: the mean over questions of what the default has more than"
              + " the other.");
      remarks.add("A * says that the 95 % interval over questions within spaces excludes 0, a +"
          + " that the one over spaces does.");
    }
    if (result.hasFewSpaces()) {
      remarks.add(text(
          "With %s the interval over spaces says little, so it gives no mark; at least %d are"
              + " needed.",
          result.spaces() == 1 ? "one space" : result.spaces() + " spaces", Scores.FEWEST_SPACES));
    }
    remarks.add(
        "Times are in each cell's report, and worth nothing when several cells ran at once.");
    return remarks;
  }

  /** Returns the comparison as JSON; numbers are not rounded. */
  public String asJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("stream", options.stream())
        .put("unit", options.each().unit().name().toLowerCase(Locale.ROOT))
        .put("seed", options.each().seed())
        .put("seeds", options.seeds())
        .put("questions", result.questions())
        .put("leftOut", result.leftOut())
        .put("spaces", result.spaces());
    ArrayNode budgets = json.putArray("budgets");
    options.budgets().forEach(budgets::add);
    ArrayNode policies = json.putArray("policies");
    options.policies().forEach(policy -> policies.add(policy.spelling()));
    ArrayNode contenders = json.putArray("contenders");
    result.contenders().forEach(contender -> contenders.add(asJson(contender)));
    ArrayNode differences = json.putArray("differences");
    result.differences().forEach(difference -> differences.add(asJson(difference)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
  }

  private static ObjectNode asJson(Contender contender) {
    ObjectNode json = JSON.createObjectNode().put("policy", contender.policy().spelling());
    if (!contender.policy().keepsAll()) {
      json.put("budget", contender.budget());
    }
    json.put("upperBound", contender.policy().isUpperBound()).put("seeds", contender.seeds());
    ObjectNode scores = json.putObject("scores");
    for (Measure measure : Measure.values()) {
      ObjectNode of = asJson(contender.estimate(measure));
      if (contender.seeds() > 1) {
        Spread spread = contender.spread(measure);
        of.putObject("overSeeds")
            .put("low", spread.low())
            .put("high", spread.high())
            .put("deviation", spread.deviation());
      }
      scores.set(measure.key(), of);
    }
    return json;
  }

  private static ObjectNode asJson(Difference difference) {
    ObjectNode json = JSON.createObjectNode()
        .put("policy", Policy.DEFAULT.spelling())
        .put("minus", difference.other().spelling())
        .put("budget", difference.budget())
        .put("measure", difference.measure().key());
    json.setAll(asJson(difference.estimate()));
    json.putObject("excludesZero")
        .put("overSpaces", difference.isClearOverSpaces())
        .put("withinSpaces", difference.isClearWithinSpaces());
    return json;
  }

  private static ObjectNode asJson(Estimate estimate) {
    ObjectNode json = JSON.createObjectNode().put("mean", estimate.mean());
    json.putArray("overSpaces")
        .add(estimate.overSpaces().low())
        .add(estimate.overSpaces().high());
    json.putArray("withinSpaces")
        .add(estimate.withinSpaces().low())
        .add(estimate.withinSpaces().high());
    return json;
  }

  private static String range(Range range) {
    return signed(range.low()) + " to " + signed(range.high());
  }

  private static String signed(double value) {
    return text("%+.3f", value);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
