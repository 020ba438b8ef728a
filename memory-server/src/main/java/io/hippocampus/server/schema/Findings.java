package io.hippocampus.server.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;

/** Says what a validator found in words from which it can be mended. Pure. */
final class Findings {

  private static final int LONGEST_QUOTE = 80;

  private Findings() {}

  /** Returns what is wrong by that error of that schema. */
  static InputError error(Error error, JsonNode schema) {
    String at = error.getInstanceLocation().toString();
    JsonNode limit = error.getSchemaNode();
    JsonNode value = error.getInstanceNode();
    return switch (error.getKeyword()) {
      case "required" ->
        new InputError(at + "/" + step(error.getProperty()), "is missing; give it");
      case "additionalProperties" ->
        new InputError(
            at + "/" + step(error.getProperty()),
            "is not known; allowed are "
                + String.join(", ", names(beside(error, schema).path("properties"))));
      case "type" -> new InputError(at, "must be " + kind(limit) + was(value));
      case "enum" ->
        new InputError(at, "must be one of " + String.join(", ", texts(limit)) + was(value));
      case "minimum" -> new InputError(at, "must be at least " + limit.asText() + was(value));
      case "maximum" -> new InputError(at, "must be at most " + limit.asText() + was(value));
      case "minLength", "pattern" ->
        isBlankText(value)
            ? new InputError(at, "must not be blank")
            : new InputError(at, length("at least", error, limit, value));
      case "maxLength" -> new InputError(at, length("at most", error, limit, value));
      case "minItems" ->
        new InputError(at, "must have at least " + limit.asText() + " items, had " + value.size());
      case "maxItems" ->
        new InputError(at, "must have at most " + limit.asText() + " items, had " + value.size());
      case "uniqueItems" -> new InputError(at, "must hold nothing twice");
      case "format" -> new InputError(at, "must be " + format(limit.asText()) + was(value));
      default -> new InputError(at, String.valueOf(error.getMessage()));
    };
  }

  private static String length(String bound, Error error, JsonNode limit, JsonNode value) {
    return error.getKeyword().equals("pattern")
        ? "must match " + limit.asText() + was(value)
        : "must have " + bound + " " + limit.asText() + " characters, had "
            + value.asText().codePointCount(0, value.asText().length());
  }

  private static boolean isBlankText(JsonNode value) {
    return value.isTextual() && value.textValue().isBlank();
  }

  private static String was(JsonNode value) {
    String json = value.toString();
    return ", was " + (json.length() <= LONGEST_QUOTE ? json : cut(json) + "...");
  }

  private static String cut(String json) {
    int end = Character.isHighSurrogate(json.charAt(LONGEST_QUOTE - 1))
        ? LONGEST_QUOTE - 1
        : LONGEST_QUOTE;
    return json.substring(0, end);
  }

  private static String kind(JsonNode type) {
    return switch (type.asText()) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "an object";
      default -> type.toString();
    };
  }

  private static String format(String format) {
    return switch (format) {
      case "date" -> "a day such as 2026-03-02";
      case "date-time" -> "a moment with its zone such as 2026-03-02T09:00:00Z";
      default -> "a " + format;
    };
  }

  /** Returns the schema of which the error's keyword is a part. */
  private static JsonNode beside(Error error, JsonNode schema) {
    String place = error.getSchemaLocation().getFragment().toString();
    return schema.at(JsonPointer.compile(place).head());
  }

  private static String step(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
