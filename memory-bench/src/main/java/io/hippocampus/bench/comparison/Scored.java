package io.hippocampus.bench.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.bench.evaluation.Asked;
import io.hippocampus.bench.evaluation.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one question, as a file keeps it.
 *
 * @param space whose memory was asked
 * @param id names the question within its space
 * @param category what sort of question it is
 * @param values all measures
 */
public record Scored(String space, String id, String category, Map<Measure, Double> values) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public Scored {
    values = Map.copyOf(values);
  }

  static Scored of(Asked asked) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      values.put(measure, measure.of(asked));
    }
    return new Scored(
        asked.question().space().value(),
        asked.question().id(),
        asked.question().category(),
        values);
  }

  /** Returns one measure. */
  public double of(Measure measure) {
    return values.getOrDefault(measure, 0.0);
  }

  /** Writes one line for each question. */
  static void write(Path file, List<Scored> questions) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Scored question : questions) {
      ObjectNode line = JSON.createObjectNode()
          .put("space", question.space)
          .put("id", question.id)
          .put("category", question.category);
      for (Measure measure : Measure.values()) {
        line.put(measure.key(), question.of(measure));
      }
      lines.add(JSON.writeValueAsString(line));
    }
    Files.write(file, lines);
  }

  /** Reads what was written, number by number the same. */
  static List<Scored> read(Path file) throws IOException {
    List<Scored> questions = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode json = JSON.readTree(line);
      Map<Measure, Double> values = new EnumMap<>(Measure.class);
      for (Measure measure : Measure.values()) {
        values.put(measure, json.path(measure.key()).doubleValue());
      }
      questions.add(new Scored(
          json.path("space").textValue(),
          json.path("id").textValue(),
          json.path("category").textValue(),
          values));
    }
    return questions;
  }
}
