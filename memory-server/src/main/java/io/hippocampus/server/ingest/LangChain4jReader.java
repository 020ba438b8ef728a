package io.hippocampus.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Salience;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what LangChain4j's {@code ChatMessageSerializer} writes.
 *
 * <p>Its messages have neither ids nor times. All are given one time; ids are made of session, role
 * and text, and of how often that was said before, so that a longer export of the same chat brings
 * only what is new.
 */
final class LangChain4jReader implements TranscriptReader {

  private final String session;
  private final Instant at;

  LangChain4jReader(String session, Instant at) {
    this.session = session;
    this.at = at;
  }

  @Override
  public void read(InputStream in, Findings findings) throws IOException {
    Chat chat = new Chat(findings);
    JsonText.eachElement(in, findings, (number, message) -> chat.add("message " + number, message));
    chat.end();
  }

  /** One chat being read: tool calls wait in it for their results. */
  private final class Chat {
    private final Findings findings;
    private final Map<String, String> calls = new HashMap<>();
    private final Map<String, Integer> said = new HashMap<>();

    Chat(Findings findings) {
      this.findings = findings;
    }

    void add(String place, JsonNode message) {
      switch (message.path("type").asText("")) {
        case "SYSTEM" -> findings.leftOut("system message");
        case "USER" ->
          add(
              place,
              JsonText.text(message, "name").orElse("user"),
              ExperienceKind.MESSAGE,
              userText(message));
        case "AI" -> {
          for (JsonNode call : message.path("toolExecutionRequests")) {
            calls.put(
                call.path("id").asText(""),
                call.path("name").asText("") + call.path("arguments").asText(""));
          }
          if (message.path("toolExecutionRequests").isEmpty() || message.hasNonNull("text")) {
            add(place, "assistant", ExperienceKind.MESSAGE, message.path("text").asText(""));
          }
        }
        case "TOOL_EXECUTION_RESULT" -> {
          String tool = JsonText.text(message, "toolName").orElse("tool");
          String call = calls.remove(message.path("id").asText(""));
          String result = "-> " + message.path("text").asText("");
          add(place, tool, ExperienceKind.TOOL_USE, (call == null ? tool : call) + "\n" + result);
        }
        case "CUSTOM" -> findings.leftOut("custom message");
        default ->
          findings.bad(
              place,
              "its type is " + message.path("type") + "; LangChain4j's are SYSTEM, USER, AI,"
                  + " TOOL_EXECUTION_RESULT and CUSTOM");
      }
    }

    void end() {
      calls.forEach((id, call) -> findings.leftOut("tool call without a result"));
    }

    private String userText(JsonNode message) {
      List<String> texts = new ArrayList<>();
      for (JsonNode content : message.path("contents")) {
        if (content.path("type").asText("").equals("TEXT")) {
          texts.add(content.path("text").asText(""));
        } else {
          findings.leftOut("attachment");
        }
      }
      return message.has("contents")
          ? String.join("\n", texts)
          : message.path("text").asText("");
    }

    private void add(String place, String speaker, ExperienceKind kind, String text) {
      if (text.isBlank()) {
        findings.leftOut("message without text");
        return;
      }
      String told = session + "\n" + speaker + "\n" + kind + "\n" + text;
      int times = said.merge(told, 1, Integer::sum);
      try {
        Experience experience = Experience.builder(speaker, text, at)
            .id("lc4j-"
                + UUID.nameUUIDFromBytes((told + "\n" + times).getBytes(StandardCharsets.UTF_8)))
            .session(session)
            .kind(kind)
            .build();
        findings.found(
            new Found(place, Optional.empty(), new Tagged(experience, Salience.UNTAGGED), false));
      } catch (IllegalArgumentException e) {
        findings.bad(place, String.valueOf(e.getMessage()));
      }
    }
  }
}
