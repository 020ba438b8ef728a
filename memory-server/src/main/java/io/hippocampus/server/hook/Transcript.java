package io.hippocampus.server.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was said in a session, read from the transcript that Claude Code writes: one JSON object a
 * line. Only what the person and the model said to each other is taken: no tools and their results,
 * no reminders of the system, nothing of side tasks. Each message keeps its own id, so that one
 * that was recorded before is recognized.
 */
final class Transcript {

  /** So much of the end of a long transcript is read. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int LONGEST = 200_000;

  private static final Pattern NOISE = Pattern.compile(
      "<(system-reminder|command-name|command-message|command-args|local-command-stdout)>.*?</\\1>",
      Pattern.DOTALL);

  private Transcript() {}

  /**
   * Returns the messages of its latest part, oldest first, as the server takes them.
   *
   * @param session the session they belong to
   */
  static List<Map<String, Object>> messages(Path file, String session) throws IOException {
    List<Map<String, Object>> messages = new ArrayList<>();
    for (String line : ending(file).split("\n")) {
      parsed(line).flatMap(entry -> message(entry, session)).ifPresent(messages::add);
    }
    return messages;
  }

  private static String ending(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - MOST_BYTES);
      channel.position(start);
      ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - start));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // Read on until it is all there.
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }

  /** The first line of a part, and the last one of a file being written, may be half a line. */
  private static Optional<JsonNode> parsed(String line) {
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(Json.read(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, Object>> message(JsonNode entry, String session) {
    String type = entry.path("type").asText();
    boolean isSaid = type.equals("user") || type.equals("assistant");
    boolean isAside =
        entry.path("isMeta").asBoolean() || entry.path("isSidechain").asBoolean();
    String id = entry.path("uuid").asText();
    String at = entry.path("timestamp").asText();
    String text = said(entry.path("message").path("content"));
    if (!isSaid || isAside || id.isBlank() || at.isBlank() || text.isBlank()) {
      return Optional.empty();
    }
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("speaker", type);
    message.put("content", text.substring(0, Math.min(LONGEST, text.length())));
    message.put("occurredAt", at);
    message.put("id", id);
    message.put("session", session);
    return Optional.of(message);
  }

  private static String said(JsonNode content) {
    List<String> texts = new ArrayList<>();
    if (content.isTextual()) {
      texts.add(content.textValue());
    }
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("text")) {
        texts.add(block.path("text").asText());
      }
    }
    return NOISE.matcher(String.join("\n", texts)).replaceAll("").strip();
  }
}
