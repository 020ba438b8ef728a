package io.hippocampus.bench.ablation;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.ablation.Trial.Cost;
import io.hippocampus.bench.ablation.Trial.Times;
import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.Report;
import io.hippocampus.bench.evaluation.Scores.Estimate;
import io.hippocampus.bench.evaluation.Table;
import io.hippocampus.bench.evaluation.Timing;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what each part is worth, in one table: as text, as Markdown and as JSON. */
public final class AblationReport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Measure> MEASURES = List.of(
      Measure.RECALL_AT_10,
      Measure.NDCG_AT_10,
      Measure.EVIDENCE_RETAINED,
      Measure.SHARE_KEPT_WORDS);
  private static final String SAME = "same";
  private static final String UNMEASURED = "not measured";

  private final AblationResult result;
  private final long seed;

  /** Tells of that result. */
  public AblationReport(AblationResult result) {
    this.result = result;
    seed = result.whole().options().seed();
  }

  /** Returns the report as plain text for a terminal. */
  public String asText() {
    return title() + "\n" + subject() + "\n\n" + table().asText() + "\n" + remarks("");
  }

  /** Returns the report as Markdown. */
  public String asMarkdown() {
    return "# " + title() + "\n\n" + subject() + "\n\n" + table().asMarkdown() + "\n"
        + remarks("- ");
  }

  /** Writes {@code ablation.md} and {@code ablation.json} to that directory. */
  public void writeTo(Path directory) {
    try {
      Files.writeString(directory.resolve("ablation.md"), asMarkdown());
      Files.writeString(
          directory.resolve("ablation.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(asJson()) + "\n");
    } catch (IOException e) {
      throw new UnavailableException("cannot write the ablation to " + directory, e);
    }
  }

  private String title() {
    return "What each part is worth on " + result.whole().options().stream().name();
  }

  private String subject() {
    return new Report(result.whole()).subject();
  }

  private Table table() {
    List<String> headings = new ArrayList<>(List.of("switched off"));
    MEASURES.forEach(measure -> headings.add(measure.label()));
    headings.addAll(List.of("index", "recall, last evening", "recall, morning after"));
    Table table = new Table(headings);
    result.trials().forEach(trial -> table.add(row(trial)));
    return table;
  }

  private List<String> row(Trial trial) {
    boolean isStandard = trial == result.standard();
    List<String> row = new ArrayList<>(List.of(trial.off().label()));
    for (Measure measure : MEASURES) {
      boolean isSame = trial.cost().isEmpty()
          && (measure == Measure.EVIDENCE_RETAINED || measure == Measure.SHARE_KEPT_WORDS);
      row.add(
          isStandard
              ? text("%.3f", trial.mean(measure))
              : isSame ? SAME : text(trial.difference(result.standard(), measure, seed)));
    }
    if (trial.cost().isEmpty()) {
      row.addAll(List.of(SAME, UNMEASURED, UNMEASURED));
    } else {
      Cost cost = trial.cost().get();
      Cost standard = result.standard().cost().orElseThrow();
      double more = 100.0 * cost.indexBytes() / standard.indexBytes() - 100;
      row.add(text("%,d bytes", cost.indexBytes()) + (isStandard ? "" : text(" (%+.0f %%)", more)));
      row.add(millis(cost.evening()));
      row.add(millis(cost.morning()));
    }
    return row;
  }

  private String remarks(String bullet) {
    Cost standard = result.standard().cost().orElseThrow();
    return List.of(
            "The first row gives means; the others by how much they differ from it over the same"
                + " questions, in brackets the 95 % interval over questions within spaces.",
            "A signal is switched off by leaving its weight out of the ranking, on the nights of"
                + " the default: what is kept is the same, and so are the candidates;"
                + " without the weight of meaning, what was found by meaning is a candidate still.",
            "Sleep without any phase still tags and embeds; then all memories stay short-term, and"
                + " the long-term index stays empty.",
            "Recall: p50 of ten results, at most 50 questions a space, in the evening before the last"
                + " night and the morning after it. The model embeds each cue within the time"
                + " measured, none comes from a cache; in brackets the time without that. It is"
                + " measured once, in the order of the rows, on a machine that may do other work:"
                + " trust large differences only.",
            "Nights refused by their probes: "
                + result.trials().stream()
                    .filter(trial -> trial.cost().isPresent())
                    .map(trial ->
                        trial.off().label() + " " + trial.cost().orElseThrow().refused())
                    .collect(joining("; "))
                + " of " + standard.nights() + ".")
        .stream()
        .map(remark -> bullet + remark + "\n")
        .collect(joining());
  }

  private ObjectNode asJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("stream", result.whole().options().stream().name())
        .put("keep", result.whole().options().keep())
        .put("unit", result.whole().options().unit().name().toLowerCase(Locale.ROOT))
        .put("policy", result.whole().options().policy().spelling())
        .put("seed", seed)
        .put("questions", result.standard().asked().size());
    ArrayNode trials = json.putArray("trials");
    result.trials().forEach(trial -> trials.add(asJson(trial)));
    return json;
  }

  private ObjectNode asJson(Trial trial) {
    ObjectNode json = JSON.createObjectNode().put("off", trial.off().label());
    ObjectNode measures = json.putObject("measures");
    for (Measure measure : MEASURES) {
      ObjectNode one = measures.putObject(measure.key()).put("mean", trial.mean(measure));
      Estimate difference = trial.difference(result.standard(), measure, seed);
      one.put("difference", difference.mean());
      one.putArray("withinSpaces")
          .add(difference.withinSpaces().low())
          .add(difference.withinSpaces().high());
      one.putArray("overSpaces")
          .add(difference.overSpaces().low())
          .add(difference.overSpaces().high());
    }
    trial.cost().ifPresent(cost -> {
      ObjectNode measured = json.putObject("measured")
          .put("indexBytes", cost.indexBytes())
          .put("nights", cost.nights())
          .put("refused", cost.refused());
      measured.set("recallMillisEvening", asJson(cost.evening().whole()));
      measured.set("searchMillisEvening", asJson(cost.evening().search()));
      measured.set("recallMillisMorning", asJson(cost.morning().whole()));
      measured.set("searchMillisMorning", asJson(cost.morning().search()));
    });
    return json;
  }

  private static ObjectNode asJson(Timing timing) {
    return JSON.createObjectNode()
        .put("count", timing.count())
        .put("p50", inMillis(timing.p50()))
        .put("p99", inMillis(timing.p99()));
  }

  private static String text(Estimate difference) {
    return text(
        "%+.3f (%+.3f, %+.3f)",
        difference.mean(),
        difference.withinSpaces().low(),
        difference.withinSpaces().high());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String millis(Times times) {
    return text(
        "%.1f ms (%.1f)", inMillis(times.whole().p50()), inMillis(times.search().p50()));
  }

  private static double inMillis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
