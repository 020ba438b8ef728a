package io.hippocampus.server.ingest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads JSON strictly: no field twice in an object, nothing after the end. Thread-safe. */
final class JsonText {

  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
      .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
      .build();

  /** Reads one value of many, after which others may come. */
  private static final ObjectReader ONE_OF_MANY =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonText() {}

  static JsonParser parser(InputStream in) throws IOException {
    return MAPPER.createParser(in);
  }

  static JsonNode tree(byte[] document) throws IOException {
    return MAPPER.readTree(document);
  }

  /** Hands over the elements of one array, one at a time, counted from 1. */
  static void eachElement(InputStream in, Findings findings, BiConsumer<Integer, JsonNode> consumer)
      throws IOException {
    int number = 0;
    try (JsonParser parser = parser(in)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        findings.bad("line 1", "a JSON array was expected here");
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        number++;
        consumer.accept(number, ONE_OF_MANY.readTree(parser));
      }
      if (parser.nextToken() != null) {
        findings.bad(
            place(parser.currentTokenLocation()), "there is something after the array's end");
      }
    } catch (JsonProcessingException e) {
      findings.bad(place(e.getLocation()), "no JSON: " + e.getOriginalMessage());
    }
  }

  private static String place(JsonLocation where) {
    return where == null
        ? "the end"
        : "line " + where.getLineNr() + ", column " + where.getColumnNr();
  }

  /** Returns the field when it is a string that is not blank. */
  static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /**
   * Reads a moment in ISO 8601 with its zone.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Instant moment(String what, String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          what + " is '" + value + "'; allowed are moments in ISO 8601 with their zone, such as"
              + " 2026-03-02T07:05:00Z",
          e);
    }
  }
}
