package io.hippocampus.bench.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one object; each is there and of its type, or the error says which is not. */
public final class Fields {

  private final JsonNode object;

  Fields(JsonNode object) {
    this.object = object;
  }

  /** Refuses any field but these, which is more often a misspelling than meant. */
  Fields only(Set<String> allowed) {
    object.fieldNames().forEachRemaining(name -> {
      if (!allowed.contains(name)) {
        throw new IllegalArgumentException("has the field '" + name + "'; allowed are "
            + String.join(", ", new TreeSet<>(allowed)));
      }
    });
    return this;
  }

  /** Returns a text that must be there. */
  public String text(String name) {
    return find(name)
        .map(value -> text(name, value))
        .orElseThrow(() -> new IllegalArgumentException("has no '" + name + "'"));
  }

  Optional<String> optionalText(String name) {
    return find(name).map(value -> text(name, value));
  }

  Instant moment(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + name + "' is '" + text + "'; write it as 2026-03-02T07:05:00Z", e);
    }
  }

  /** Returns a number, if it is there. */
  public Optional<Double> optionalNumber(String name) {
    return find(name).map(value -> {
      if (!value.isNumber()) {
        throw mistyped(name, value, "a number");
      }
      return value.doubleValue();
    });
  }

  /** Returns texts that must be there. */
  public List<String> texts(String name) {
    JsonNode array =
        find(name).orElseThrow(() -> new IllegalArgumentException("has no '" + name + "'"));
    if (!array.isArray()) {
      throw mistyped(name, array, "an array of texts");
    }
    List<String> texts = new ArrayList<>(array.size());
    array.forEach(element -> texts.add(text(name, element)));
    return texts;
  }

  Map<String, String> optionalTexts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    find(name).ifPresent(map -> {
      if (!map.isObject()) {
        throw mistyped(name, map, "an object of texts");
      }
      map.properties()
          .forEach(entry ->
              texts.put(entry.getKey(), text(name + "." + entry.getKey(), entry.getValue())));
    });
    return texts;
  }

  private Optional<JsonNode> find(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw mistyped(name, value, "a text");
    }
    return value.textValue();
  }

  private static IllegalArgumentException mistyped(String name, JsonNode value, String allowed) {
    return new IllegalArgumentException("'" + name + "' is " + value + "; allowed is " + allowed);
  }
}
