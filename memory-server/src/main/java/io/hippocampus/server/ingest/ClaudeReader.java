package io.hippocampus.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code conversations.json} of a Claude export. */
final class ClaudeReader implements TranscriptReader {

  @Override
  public void read(InputStream in, Findings findings) throws IOException {
    JsonText.eachElement(
        in, findings, (number, conversation) -> read(number, conversation, findings));
  }

  private static void read(int number, JsonNode conversation, Findings findings) {
    String place = "conversation " + number;
    String session = JsonText.text(conversation, "uuid").orElse("");
    JsonNode messages = conversation.path("chat_messages");
    if (session.isEmpty() || !messages.isArray()) {
      findings.bad(place, "is no conversation of Claude: it has no uuid or no chat_messages");
      return;
    }
    if (messages.isEmpty()) {
      findings.leftOut("empty conversation");
    }
    Map<String, String> metadata = new HashMap<>();
    JsonText.text(conversation, "name").ifPresent(name -> metadata.put("title", name));
    int position = 0;
    for (JsonNode message : messages) {
      position++;
      read(place + ", message " + position, session, message, metadata, findings);
    }
  }

  private static void read(
      String place,
      String session,
      JsonNode message,
      Map<String, String> metadata,
      Findings findings) {
    String id = JsonText.text(message, "uuid").orElse("");
    String sender = JsonText.text(message, "sender").orElse("");
    String createdAt = JsonText.text(message, "created_at").orElse("");
    if (id.isEmpty() || sender.isEmpty() || createdAt.isEmpty()) {
      findings.bad(place, "has no uuid, no sender or no created_at");
      return;
    }
    message.path("attachments").forEach(attachment -> findings.leftOut("attachment"));
    message.path("files").forEach(file -> findings.leftOut("attachment"));
    String text = textOf(message);
    ToolUses tools = new ToolUses();
    message.path("content").forEach(tools::add);
    if (text.isBlank() && tools.texts().isEmpty()) {
      findings.leftOut("message without text");
    }
    String speaker = sender.equals("human") ? "user" : sender;
    if (!text.isBlank()) {
      build(
          place, id, session, speaker, ExperienceKind.MESSAGE, text, createdAt, metadata, findings);
    }
    int number = 0;
    for (ToolUses.Text tool : tools.texts()) {
      number++;
      build(
          place,
          id + "/tool-" + number,
          session,
          tool.tool(),
          ExperienceKind.TOOL_USE,
          tool.text(),
          createdAt,
          metadata,
          findings);
    }
  }

  private static void build(
      String place,
      String id,
      String session,
      String speaker,
      ExperienceKind kind,
      String text,
      String createdAt,
      Map<String, String> metadata,
      Findings findings) {
    findings.build(
        place,
        () -> Experience.builder(speaker, text, JsonText.moment("created_at", createdAt))
            .id(id)
            .session(session)
            .kind(kind)
            .metadata(metadata)
            .build());
  }

  /** Returns the text blocks; older exports have only the field {@code text}. */
  private static String textOf(JsonNode message) {
    List<String> texts = new ArrayList<>();
    for (JsonNode block : message.path("content")) {
      if (block.path("type").asText("").equals("text")) {
        JsonText.text(block, "text").ifPresent(texts::add);
      }
    }
    return message.path("content").isEmpty()
        ? message.path("text").asText("")
        : String.join("\n", texts);
  }

  /** The tools used in one message, each call with its result. */
  private static final class ToolUses {

    private record Text(String tool, String text) {}

    private final List<Text> texts = new ArrayList<>();

    void add(JsonNode block) {
      String name = JsonText.text(block, "name").orElse("tool");
      switch (block.path("type").asText("")) {
        case "tool_use" -> texts.add(new Text(name, name + block.path("input")));
        case "tool_result" -> {
          String result = "-> " + resultOf(block.path("content"));
          if (texts.isEmpty()) {
            texts.add(new Text(name, result));
          } else {
            Text call = texts.remove(texts.size() - 1);
            texts.add(new Text(call.tool(), call.text() + "\n" + result));
          }
        }
        default -> {
          // Text is read elsewhere; thinking and flags are no experiences.
        }
      }
    }

    private static String resultOf(JsonNode content) {
      List<String> parts = new ArrayList<>();
      for (JsonNode part : content) {
        JsonText.text(part, "text").ifPresent(parts::add);
      }
      return content.isTextual() ? content.textValue() : String.join("\n", parts);
    }

    List<Text> texts() {
      return texts;
    }
  }
}
