package io.hippocampus.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceKind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code conversations.json} of a ChatGPT export.
 *
 * <p>A conversation is a graph of messages; where one was edited or answered anew it branches. What
 * counts is the branch the conversation ended on: from its current node up through the parents.
 */
final class ChatGptReader implements TranscriptReader {

  @Override
  public void read(InputStream in, Findings findings) throws IOException {
    JsonText.eachElement(
        in, findings, (number, conversation) -> read(number, conversation, findings));
  }

  private static void read(int number, JsonNode conversation, Findings findings) {
    String place = "conversation " + number;
    String id = JsonText.text(conversation, "conversation_id")
        .or(() -> JsonText.text(conversation, "id"))
        .orElse("");
    JsonNode mapping = conversation.path("mapping");
    String current = conversation.path("current_node").asText("");
    if (id.isEmpty() || !mapping.isObject()) {
      findings.bad(place, "is no conversation of ChatGPT: it has no id or no mapping");
      return;
    }
    if (!mapping.has(current)) {
      if (mapping.isEmpty()) {
        findings.leftOut("empty conversation");
      } else {
        findings.bad(place, "its current_node '" + current + "' is not in its mapping");
      }
      return;
    }
    Map<String, String> metadata = new HashMap<>();
    JsonText.text(conversation, "title").ifPresent(title -> metadata.put("title", title));
    Optional<Instant> time = seconds(conversation.path("create_time"));
    for (String node : branch(mapping, current)) {
      JsonNode message = mapping.path(node).path("message");
      time = seconds(message.path("create_time")).or(keeping(time));
      read(place + ", message " + node, id + "/" + node, id, message, time, metadata, findings);
    }
  }

  private static java.util.function.Supplier<Optional<Instant>> keeping(Optional<Instant> time) {
    return () -> time;
  }

  private static List<String> branch(JsonNode mapping, String current) {
    List<String> branch = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String node = current;
    while (mapping.has(node) && seen.add(node)) {
      branch.add(node);
      node = mapping.path(node).path("parent").asText("");
    }
    Collections.reverse(branch);
    return branch;
  }

  private static void read(
      String place,
      String id,
      String session,
      JsonNode message,
      Optional<Instant> time,
      Map<String, String> metadata,
      Findings findings) {
    if (!message.isObject()) {
      return;
    }
    String role = message.path("author").path("role").asText("");
    if (role.equals("system")) {
      findings.leftOut("system message");
      return;
    }
    if (message.path("metadata").path("is_visually_hidden_from_conversation").asBoolean()) {
      findings.leftOut("hidden message");
      return;
    }
    String text = textOf(message.path("content"), findings);
    if (text.isBlank()) {
      findings.leftOut("message without text");
      return;
    }
    if (time.isEmpty()) {
      findings.bad(place, "neither it nor its conversation has a create_time");
      return;
    }
    boolean ofTool = role.equals("tool");
    String speaker = ofTool ? message.path("author").path("name").asText("tool") : role;
    findings.build(
        place,
        () -> Experience.builder(speaker, text, time.get())
            .id(id)
            .session(session)
            .kind(ofTool ? ExperienceKind.TOOL_USE : ExperienceKind.MESSAGE)
            .metadata(metadata)
            .build());
  }

  private static String textOf(JsonNode content, Findings findings) {
    return switch (content.path("content_type").asText("text")) {
      case "text", "multimodal_text" -> {
        List<String> parts = new ArrayList<>();
        for (JsonNode part : content.path("parts")) {
          if (part.isTextual()) {
            parts.add(part.textValue());
          } else {
            findings.leftOut("attachment");
          }
        }
        yield String.join("\n", parts);
      }
      case "code", "execution_output" -> content.path("text").asText("");
      default -> "";
    };
  }

  private static Optional<Instant> seconds(JsonNode number) {
    if (!number.isNumber()) {
      return Optional.empty();
    }
    BigDecimal millis = number.decimalValue().movePointRight(3);
    return Optional.of(Instant.ofEpochMilli(millis.longValue()));
  }
}
