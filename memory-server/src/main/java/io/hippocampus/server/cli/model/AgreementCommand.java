package io.hippocampus.server.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.Hippocampus;
import io.hippocampus.bench.embedding.CachedEmbedder;
import io.hippocampus.bench.rating.Agreement;
import io.hippocampus.bench.rating.AgreementReport;
import io.hippocampus.bench.rating.RatingReplay;
import io.hippocampus.bench.rating.RecordedRatings;
import io.hippocampus.port.Embedder;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.frame.Watching;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how far raters agree. */
@Command(
    name = "agreement",
    description = {
      "Replay ratings that a language model once gave through the path on which a model rates, and"
          + " say how far the offline tags agree with them, and the model with itself.",
      "",
      "Writes agreement.md and agreement.json to --out. Touches no home."
    },
    footer = {"  hippocampus agreement ratings/generative_agents --out target/agreement"})
final class AgreementCommand extends Subcommand {

  @Parameters(
      paramLabel = "DIR",
      description = "A directory of .jsonl files of nodes with agent, created, type, spo,"
          + " description and poignancy.")
  private @Nullable Path ratings;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The directory that receives the report; made if it is not there.")
  private @Nullable Path out;

  AgreementCommand(Desk desk) {
    super(desk);
  }

  /**
   * What was measured.
   *
   * @param out where the report is
   * @param agreements what is in agreement.json
   */
  record Measured(String out, JsonNode agreements) {}

  @Override
  protected Answer answer() throws IOException {
    Path directory = Objects.requireNonNull(out, "picocli requires --out");
    List<RecordedRatings> recorded =
        RecordedRatings.in(Objects.requireNonNull(ratings, "picocli requires DIR"));
    List<Agreement> agreements = new ArrayList<>();
    Path homes = Path.of(System.getProperty("java.io.tmpdir"));
    try (Embedder model = Hippocampus.embeddedModel();
        CachedEmbedder embedder = CachedEmbedder.over(model, CachedEmbedder.defaultDirectory())) {
      RatingReplay replay = new RatingReplay(embedder, homes, new Watching(this));
      recorded.forEach(one -> agreements.add(replay.play(one)));
    }
    AgreementReport report = new AgreementReport(agreements);
    report.writeTo(directory);
    JsonNode json = Json.read(Files.readString(directory.resolve("agreement.json")));
    return Answer.of(
        new Measured(directory.toString(), json),
        page -> page.line(report.asText()).line("Written to %s", directory));
  }
}
