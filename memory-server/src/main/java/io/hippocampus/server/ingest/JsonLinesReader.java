package io.hippocampus.server.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the stream format: one experience a line. */
final class JsonLinesReader implements TranscriptReader {

  private static final Set<String> FIELDS = Set.of(
      "space",
      "id",
      "session",
      "speaker",
      "occurredAt",
      "text",
      "content",
      "kind",
      "trust",
      "reward",
      "metadata",
      "salience");

  @Override
  public void read(InputStream in, Findings findings) throws IOException {
    Lines lines = new Lines(in);
    while (lines.next()) {
      String place = "line " + lines.number();
      if (lines.isTooLong()) {
        findings.bad(place, "has more than " + Lines.LONGEST + " bytes; is it one JSON object?");
      } else if (!lines.isBlank()) {
        read(place, lines.bytes(), findings);
      }
    }
  }

  private static void read(String place, byte[] line, Findings findings) throws IOException {
    JsonNode node;
    try {
      node = JsonText.tree(line);
    } catch (JsonProcessingException e) {
      findings.bad(place, "no JSON: " + e.getOriginalMessage());
      return;
    }
    if (!node.isObject()) {
      findings.bad(
          place, "is no JSON object but " + node.getNodeType().name().toLowerCase(Locale.ROOT));
      return;
    }
    try {
      Tagged tagged = new Tagged(experience(node), salience(node.path("salience")));
      findings.found(new Found(place, string(node, "space"), tagged, true));
    } catch (IllegalArgumentException e) {
      findings.bad(place, String.valueOf(e.getMessage()));
      return;
    }
    node.fieldNames().forEachRemaining(field -> {
      if (!FIELDS.contains(field)) {
        findings.leftOut("field " + field);
      }
    });
  }

  private static Experience experience(JsonNode node) {
    String text =
        string(node, "text").or(() -> string(node, "content")).orElseThrow(() -> missing("text"));
    String speaker = string(node, "speaker").orElseThrow(() -> missing("speaker"));
    String occurredAt = string(node, "occurredAt").orElseThrow(() -> missing("occurredAt"));
    Experience.Builder builder = Experience.builder(
            speaker, text, JsonText.moment("occurredAt", occurredAt))
        .metadata(metadata(node.path("metadata")));
    string(node, "id").ifPresent(builder::id);
    string(node, "session").ifPresent(builder::session);
    string(node, "kind")
        .ifPresent(kind -> builder.kind(choice("kind", ExperienceKind.class, kind)));
    string(node, "trust").ifPresent(trust -> builder.trust(choice("trust", Trust.class, trust)));
    if (node.hasNonNull("reward")) {
      builder.reward(number(node, "reward", 0));
    }
    return builder.build();
  }

  private static Salience salience(JsonNode tag) {
    if (tag.isMissingNode() || tag.isNull()) {
      return Salience.UNTAGGED;
    }
    requireObject("salience", tag);
    return new Salience(
        number(tag, "importance", 0.5),
        number(tag, "valence", 0),
        number(tag, "arousal", 0),
        number(tag, "expectedReward", 0),
        new LinkedHashSet<>(strings(tag, "topics")),
        strings(tag, "cues"),
        string(tag, "reason").orElse(""),
        Tagger.CALLER);
  }

  private static IllegalArgumentException missing(String field) {
    return new IllegalArgumentException("the field " + field + " is missing");
  }

  private static Optional<String> string(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is " + shown(value) + "; a string was expected");
    }
    return Optional.of(value.textValue());
  }

  private static double number(JsonNode node, String field, double otherwise) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(field + " is " + shown(value) + "; a number was expected");
    }
    return value.doubleValue();
  }

  private static List<String> strings(JsonNode node, String field) {
    List<String> strings = new ArrayList<>();
    for (JsonNode value : node.path(field)) {
      if (!value.isTextual()) {
        throw new IllegalArgumentException(
            field + " holds " + shown(value) + "; strings were expected");
      }
      strings.add(value.textValue());
    }
    return strings;
  }

  private static Map<String, String> metadata(JsonNode node) {
    Map<String, String> metadata = new HashMap<>();
    if (node.isMissingNode() || node.isNull()) {
      return metadata;
    }
    requireObject("metadata", node);
    node.properties().forEach(entry -> {
      if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
        throw new IllegalArgumentException("metadata '" + entry.getKey() + "' is "
            + shown(entry.getValue()) + "; a string was expected");
      }
      metadata.put(entry.getKey(), entry.getValue().asText());
    });
    return metadata;
  }

  private static void requireObject(String what, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(what + " is " + shown(node) + "; an object was expected");
    }
  }

  private static <E extends Enum<E>> E choice(String what, Class<E> choices, String value) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> choice.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(what + " is '" + value + "'; allowed are "
            + Arrays.toString(choices.getEnumConstants()).toLowerCase(Locale.ROOT)));
  }

  private static String shown(JsonNode value) {
    String json = value.toString();
    return json.length() <= 60 ? json : json.substring(0, 60) + "...";
  }
}
