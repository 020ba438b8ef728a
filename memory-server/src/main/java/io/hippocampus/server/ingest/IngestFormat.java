package io.hippocampus.server.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** The formats that can be taken in. */
public enum IngestFormat {
  /** One experience a line, as JSON: the stream format. */
  JSONL,
  /** {@code conversations.json} of a ChatGPT export. */
  CHATGPT,
  /** {@code conversations.json} of a Claude export. */
  CLAUDE,
  /** What LangChain4j's {@code ChatMessageSerializer} writes. */
  LANGCHAIN4J;

  /**
   * Returns what reads this format.
   *
   * @param session the session of messages whose format knows none
   * @param at the time of messages whose format knows none
   */
  TranscriptReader reader(String session, Instant at) {
    return switch (this) {
      case JSONL -> new JsonLinesReader();
      case CHATGPT -> new ChatGptReader();
      case CLAUDE -> new ClaudeReader();
      case LANGCHAIN4J -> new LangChain4jReader(session, at);
    };
  }

  /**
   * Tells the format by how the content begins.
   *
   * @throws IllegalArgumentException saying what it looks like, if it is none of them
   */
  static IngestFormat sniff(InputStream content) throws IOException {
    InputStream in = new BufferedInputStream(content);
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (start.length == 0) {
      throw new IllegalArgumentException("there is nothing in it");
    }
    if (start.length >= 2 && start[0] == 'P' && start[1] == 'K') {
      throw new IllegalArgumentException(
          "it is a zip archive; unpack it and give conversations.json");
    }
    if (start.length >= 2 && (start[0] & 0xff) + (start[1] & 0xff) == 0xfe + 0xff && start[0] < 0) {
      throw new IllegalArgumentException("it is UTF-16; save it as UTF-8");
    }
    try (JsonParser parser = JsonText.parser(in)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        return JSONL;
      }
      if (first == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
        return ofFirstElement(parser);
      }
    } catch (JsonProcessingException e) {
      throw unknown("it begins with something that is not JSON (" + e.getOriginalMessage() + ")");
    }
    throw unknown("it begins with neither an experience nor a conversation");
  }

  private static IngestFormat ofFirstElement(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      switch (parser.currentName()) {
        case "mapping", "current_node" -> {
          return CHATGPT;
        }
        case "chat_messages" -> {
          return CLAUDE;
        }
        case "toolExecutionRequests", "contents", "type" -> {
          return LANGCHAIN4J;
        }
        case "occurredAt" ->
          throw unknown("it is an array of experiences; write one a line, without the array");
        default -> {
          parser.nextToken();
          parser.skipChildren();
        }
      }
    }
    throw unknown("it is an array of objects of no kind known here");
  }

  private static IllegalArgumentException unknown(String seen) {
    return new IllegalArgumentException("its format cannot be told: " + seen
        + ". Known are JSON lines, ChatGPT's and Claude's conversations.json and LangChain4j's"
        + " messages; name one with --format to see what is wrong with it");
  }
}
