package io.hippocampus.agent;

import dev.langchain4j.data.document.Metadata;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A segment's metadata as an experience's: the same keys, values as text, and beside them which are
 * no text, so that each comes back as what it was. Pure.
 */
final class SegmentMarks {

  /** By which id an embedding is known. */
  static final String ID = "langchain4j.id";

  /** Says that an embedding came without a segment. */
  static final String BARE = "langchain4j.bare";

  private static final String TYPES = "langchain4j.types";

  private SegmentMarks() {}

  /**
   * Returns what an embedding of that id is marked with.
   *
   * @throws IllegalArgumentException if a key is one of these marks
   */
  static Map<String, String> of(String id, Metadata metadata) {
    Map<String, String> marks = new HashMap<>();
    Map<String, String> types = new TreeMap<>();
    metadata.toMap().forEach((key, value) -> {
      if (key.startsWith("langchain4j.")) {
        throw new IllegalArgumentException(
            "metadata key '" + key + "' is taken; use one that does not begin with langchain4j.");
      }
      marks.put(key, value.toString());
      if (!(value instanceof String)) {
        types.put(key, letter(value));
      }
    });
    if (!types.isEmpty()) {
      marks.put(
          TYPES,
          types.entrySet().stream()
              .map(type -> type.getValue() + type.getKey())
              .collect(Collectors.joining(" ")));
    }
    marks.put(ID, id);
    return marks;
  }

  private static String letter(Object value) {
    return switch (value) {
      case Integer whole -> "i";
      case Long whole -> "l";
      case Float real -> "f";
      case Double real -> "d";
      case UUID id -> "u";
      default ->
        throw new IllegalArgumentException("metadata has a " + value.getClass().getName()
            + "; allowed are String, UUID, Integer, Long, Float and Double");
    };
  }

  /** Returns the segment's metadata again. */
  static Metadata metadata(Map<String, String> marks) {
    Map<String, String> types = new HashMap<>();
    for (String type : marks.getOrDefault(TYPES, "").split(" ")) {
      if (!type.isEmpty()) {
        types.put(type.substring(1), type.substring(0, 1));
      }
    }
    Metadata metadata = new Metadata();
    marks.forEach((key, value) -> {
      if (!key.startsWith("langchain4j.")) {
        put(metadata, key, value, types.getOrDefault(key, "s"));
      }
    });
    return metadata;
  }

  private static void put(Metadata metadata, String key, String value, String type) {
    switch (type) {
      case "i" -> metadata.put(key, Integer.parseInt(value));
      case "l" -> metadata.put(key, Long.parseLong(value));
      case "f" -> metadata.put(key, Float.parseFloat(value));
      case "d" -> metadata.put(key, Double.parseDouble(value));
      case "u" -> metadata.put(key, UUID.fromString(value));
      default -> metadata.put(key, value);
    }
  }
}
