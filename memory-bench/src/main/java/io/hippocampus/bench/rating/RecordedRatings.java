package io.hippocampus.bench.rating;

import io.hippocampus.bench.stream.Fields;
import io.hippocampus.bench.stream.JsonLines;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Memory nodes of simulated agents with the poignancy that a language model gave them (Park et al.,
 * Generative Agents, 2023).
 *
 * @param name the name of the file
 * @param nodes what was rated by a model, in the file's order; what got its rating by rule (being
 *     idle, daily plans) is left out
 */
public record RecordedRatings(String name, List<Node> nodes) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /**
   * A rated node.
   *
   * @param agent whose memory it is
   * @param at when it came to be
   * @param text what it says
   * @param rating how poignant the model found it, 1 to 10
   */
  public record Node(String agent, Instant at, String text, int rating) {}

  public RecordedRatings {
    nodes = List.copyOf(nodes);
  }

  /**
   * Reads all files of a directory that hold ratings.
   *
   * @throws IllegalArgumentException if there are none, or one is wrong, naming the line
   * @throws UnavailableException if a file cannot be read
   */
  public static List<RecordedRatings> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<RecordedRatings> all = files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .sorted()
          .map(RecordedRatings::read)
          .filter(ratings -> !ratings.nodes().isEmpty())
          .toList();
      if (all.isEmpty()) {
        throw new IllegalArgumentException("there are no recorded ratings in " + directory
            + "; it wants .jsonl files of nodes with agent, created, description and poignancy");
      }
      return all;
    } catch (IOException e) {
      throw new UnavailableException("cannot read the directory " + directory, e);
    }
  }

  private static RecordedRatings read(Path file) {
    String name = String.valueOf(file.getFileName());
    List<Node> nodes = new ArrayList<>();
    try (InputStream lines = Files.newInputStream(file)) {
      new JsonLines(name).read(lines, fields -> {
        if (isRatedByAModel(fields)) {
          nodes.add(node(fields));
        }
      });
    } catch (IOException e) {
      throw new UnavailableException("cannot read " + file, e);
    }
    return new RecordedRatings(name, nodes);
  }

  private static boolean isRatedByAModel(Fields fields) {
    boolean idle = fields.text("description").contains("is idle");
    boolean plan = fields.text("type").equals("thought")
        && fields.texts("spo").size() > 1
        && fields.texts("spo").get(1).equals("plan");
    return !idle && !plan;
  }

  private static Node node(Fields fields) {
    double rating = fields.optionalNumber("poignancy").orElse(Double.NaN);
    if (!(rating >= 1 && rating <= 10)) {
      throw new IllegalArgumentException("'poignancy' is " + rating + "; allowed are 1 to 10");
    }
    Instant at = LocalDateTime.parse(fields.text("created"), MOMENT).toInstant(ZoneOffset.UTC);
    return new Node(fields.text("agent"), at, fields.text("description"), (int) rating);
  }
}
