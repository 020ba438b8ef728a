package io.hippocampus.bench.rating;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.evaluation.Table;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells how far raters agree: as text, as Markdown and as JSON. */
public final class AgreementReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Agreement> agreements;

  /** Tells of these. */
  public AgreementReport(List<Agreement> agreements) {
    this.agreements = List.copyOf(agreements);
  }

  /** Returns the report as plain text for a terminal. */
  public String asText() {
    return table().asText();
  }

  /** Writes {@code agreement.md} and {@code agreement.json} to that directory. */
  public void writeTo(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(
          directory.resolve("agreement.md"),
          "# How far raters agree\n\nRank correlations (Spearman).\n\n"
              + table().asMarkdown());
      Files.writeString(
          directory.resolve("agreement.json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
    } catch (IOException e) {
      throw new UnavailableException("cannot write the report to " + directory, e);
    }
  }

  private Table table() {
    Table table = new Table(List.of(
        "ratings",
        "agents",
        "rated",
        "offline tags",
        "tags made of them",
        "again by the model",
        "same text twice",
        "points apart",
        "agents with alarms"));
    for (Agreement one : agreements) {
      table.add(List.of(
          one.name(),
          Integer.toString(one.agents()),
          Integer.toString(one.rated()),
          shown(one.offline()),
          shown(one.calibrated()),
          shown(one.itself()),
          Integer.toString(one.repeated()),
          shown(one.apart()),
          Integer.toString(one.alarmed())));
    }
    return table;
  }

  private ArrayNode json() {
    ArrayNode all = JSON.createArrayNode();
    for (Agreement one : agreements) {
      ObjectNode told = all.addObject().put("name", one.name());
      told.put("agents", one.agents()).put("rated", one.rated());
      told.put("offline", one.offline()).put("calibrated", one.calibrated());
      told.put("repeated", one.repeated()).put("itself", one.itself());
      told.put("apart", one.apart()).put("alarmed", one.alarmed());
    }
    return all;
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
