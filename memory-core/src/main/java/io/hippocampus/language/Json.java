package io.hippocampus.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The JSON of questions and answers. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Returns the JSON object in what a model said, also when it wrapped words or fences around it;
   * empty when there is none.
   */
  static Optional<JsonNode> read(String said) {
    int start = said.indexOf('{');
    int end = said.lastIndexOf('}');
    if (start < 0 || end < start) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(said.substring(start, end + 1)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Returns a text on one line, without what is no character, cut to what is wanted of it. */
  static String cut(String text, int longest) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ");
    if (line.length() <= longest) {
      return line;
    }
    int end = longest - 3;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end).strip() + "...";
  }
}
