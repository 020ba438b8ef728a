package io.hippocampus.server.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Collectors;

/** Lines of archives as JSON: whatever is missing, unknown or doubled is refused by name. */
final class ArchiveJson {

  private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build())
      .addModule(new Jdk8Module())
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .defaultPropertyInclusion(
          JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
      .build();
  private static final ObjectReader READER = MAPPER.readerFor(ArchiveLine.class);

  private ArchiveJson() {}

  static byte[] bytes(ArchiveLine line) throws IOException {
    return MAPPER.writerFor(ArchiveLine.class).writeValueAsBytes(line);
  }

  /**
   * Reads a line.
   *
   * @throws NoJsonException if it is no JSON
   * @throws IllegalArgumentException saying which field is wrong and why, if it is none
   */
  static ArchiveLine line(byte[] bytes) throws IOException {
    try {
      return READER.readValue(bytes);
    } catch (ValueInstantiationException e) {
      Throwable cause = e.getCause();
      String why = cause == null ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
      throw new IllegalArgumentException(field(e) + why, e);
    } catch (InvalidTypeIdException e) {
      String type = e.getTypeId() == null ? "missing" : "'" + e.getTypeId() + "'";
      throw new IllegalArgumentException(
          "type is " + type + "; allowed are header, experience, memory and trailer", e);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(field(e) + "there is no such field", e);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(field(e) + firstLine(e.getOriginalMessage()), e);
    } catch (JsonProcessingException e) {
      throw new NoJsonException(firstLine(e.getOriginalMessage()), e);
    }
  }

  private static String field(JsonMappingException e) {
    String path = e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : path + ": ";
  }

  /** What is wrong, without how the library is set up to find it. */
  private static String firstLine(String message) {
    String first = message.lines().findFirst().orElse(message);
    int inside = first.indexOf("; `");
    return inside < 0 ? first : first.substring(0, inside);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
