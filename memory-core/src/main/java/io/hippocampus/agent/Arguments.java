package io.hippocampus.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model gave a tool. What is wrong with it is said so that the model can mend it: what, its
 * value, what is allowed.
 */
final class Arguments {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_QUOTE = 80;

  private final JsonNode given;

  private Arguments(JsonNode given) {
    this.given = given;
  }

  /**
   * Reads the arguments.
   *
   * @param allowed the names they may have
   * @throws IllegalArgumentException if it is no JSON object, or has a name that is not allowed
   */
  static Arguments of(String json, Set<String> allowed) {
    Arguments arguments = new Arguments(read(json == null || json.isBlank() ? "{}" : json));
    Set<String> unknown = new TreeSet<>();
    arguments.given.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(allowed);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("there is no argument " + String.join(", ", unknown)
          + "; allowed are " + String.join(", ", new TreeSet<>(allowed)));
    }
    return arguments;
  }

  private static JsonNode read(String json) {
    try {
      JsonNode read = MAPPER.readTree(json);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the arguments are no JSON: " + e.getOriginalMessage() + "; give one JSON object", e);
    }
    throw new IllegalArgumentException(
        "the arguments are '" + quoted(json) + "'; give one JSON object");
  }

  /** Returns a text that must be there. */
  String text(String name) {
    return textIfAny(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing; give it a text"));
  }

  /** Returns a text, if there is one that is not blank. */
  Optional<String> textIfAny(String name) {
    return node(name)
        .map(node -> {
          if (!node.isValueNode()) {
            throw wrong(name, node, "a text");
          }
          return Pieces.wellFormed(node.asText()).strip();
        })
        .filter(text -> !text.isEmpty());
  }

  /** Returns texts, none if there are none; one text alone is taken for a list of it. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    node(name).ifPresent(node -> {
      for (JsonNode one : node.isArray() ? node : List.of(node)) {
        if (!one.isValueNode()) {
          throw wrong(name, node, "a list of texts");
        }
        texts.add(Pieces.wellFormed(one.asText()).strip());
      }
    });
    texts.removeIf(String::isEmpty);
    return texts;
  }

  /** Returns a whole number that must be there. */
  int whole(String name, int least, int most) {
    String allowed = "a whole number from " + least + " to " + most;
    double number = number(name, least, most, allowed)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing; give it " + allowed));
    if (number != Math.rint(number)) {
      throw wrong(name, given.path(name), allowed);
    }
    return (int) number;
  }

  /** Returns a whole number, or another one if there is none. */
  int whole(String name, int least, int most, int otherwise) {
    return node(name).isPresent() ? whole(name, least, most) : otherwise;
  }

  /** Returns a number, 0 if there is none. */
  double number(String name, double least, double most) {
    return number(name, least, most, "a number from " + least + " to " + most).orElse(0.0);
  }

  private Optional<Double> number(String name, double least, double most, String allowed) {
    return node(name).map(node -> {
      double number;
      try {
        number = Double.parseDouble(node.asText());
      } catch (NumberFormatException e) {
        throw wrong(name, node, allowed);
      }
      if (!(number >= least && number <= most)) {
        throw wrong(name, node, allowed);
      }
      return number;
    });
  }

  /** Whether it is so; it is not if nothing is said. */
  boolean isTrue(String name) {
    return textIfAny(name)
        .map(said -> switch (said) {
          case "true" -> true;
          case "false" -> false;
          default -> throw wrong(name, given.path(name), "true or false");
        })
        .orElse(false);
  }

  /** A day or a moment: from when, until when, and noon if it is a day. */
  record When(Instant start, Instant middle, Instant end) {}

  /** Returns a day (UTC) or a moment, if there is one. */
  Optional<When> when(String name) {
    return textIfAny(name).map(text -> {
      try {
        if (text.length() > "2026-03-02".length()) {
          Instant moment = Instant.parse(text);
          return new When(moment, moment, moment.plusNanos(1));
        }
        LocalDate day = LocalDate.parse(text);
        return new When(
            day.atStartOfDay().toInstant(ZoneOffset.UTC),
            day.atTime(12, 0).toInstant(ZoneOffset.UTC),
            day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
      } catch (DateTimeParseException e) {
        throw wrong(name, given.path(name), "a date like 2026-03-02 or 2026-03-02T09:00:00Z");
      }
    });
  }

  private Optional<JsonNode> node(String name) {
    return Optional.ofNullable(given.get(name)).filter(node -> !node.isNull());
  }

  private static IllegalArgumentException wrong(String name, JsonNode value, String allowed) {
    return new IllegalArgumentException(
        name + " is " + quoted(value.toString()) + "; allowed is " + allowed);
  }

  private static String quoted(String text) {
    return text.length() <= LONGEST_QUOTE ? text : Pieces.first(text, LONGEST_QUOTE) + "...";
  }
}
