package io.hippocampus.server.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;

/** Writes views as JSON, and reads JSON back. Thread-safe. */
public final class Json {

  /** No document that means well is nested deeper. */
  private static final int DEEPEST = 100;

  /** What the library says of how it is set up, which is no help to who wrote the document. */
  private static final Pattern INSIDE = Pattern.compile(String.join(
      "|",
      " \\(start marker at .*\\]\\)",
      ": enable `[^`]*` to allow",
      ", from `[^`]*`",
      " \\(bound as `[^`]*`\\): not allowed as per `[^`]*`",
      " \\(not recognized as one since Feature [^)]*\\)"));

  private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build())
      .addModule(new Jdk8Module())
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
      .defaultPropertyInclusion(
          JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
      .build();

  private Json() {}

  /** Returns the value as one JSON document, indented for people to read as well. */
  public static String pretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** Returns the value as one JSON document on one line. */
  public static String compact(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** Writes the value as one JSON document on one line; the stream stays open. */
  public static void write(Object value, OutputStream out) throws IOException {
    MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, value);
  }

  /**
   * Returns the document as a tree.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  public static JsonNode read(String document) {
    try {
      return MAPPER.readTree(document);
    } catch (JsonProcessingException e) {
      throw noJson(e);
    }
  }

  /**
   * Returns the document as a tree.
   *
   * @throws IllegalArgumentException if it is no JSON, has the same name twice in an object, or is
   *     nested deeper than {@value #DEEPEST}; it says where
   */
  public static JsonNode read(InputStream document) throws IOException {
    try {
      return MAPPER.readTree(document);
    } catch (JsonProcessingException e) {
      throw noJson(e);
    }
  }

  /** Returns the value as a tree, as it would be written. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Returns what a tree stands for.
   *
   * @throws IllegalArgumentException if it stands for nothing of that type
   */
  public static <T> T bind(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (ValueInstantiationException e) {
      throw e.getCause() instanceof IllegalArgumentException wrong
          ? wrong
          : new IllegalArgumentException(e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static IllegalArgumentException noJson(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    String why = INSIDE.matcher(e.getOriginalMessage()).replaceAll("");
    return new IllegalArgumentException("no JSON: " + why + where, e);
  }
}
