package io.hippocampus.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with. Immutable.
 *
 * @param status the status
 * @param headers what goes with it
 * @param content what it holds
 */
public record Reply(int status, Map<String, String> headers, Content content) {

  /** What an answer holds. */
  public sealed interface Content {}

  /** Nothing. */
  public record Empty() implements Content {}

  /** A value, written as JSON. */
  public record Value(Object value) implements Content {}

  /** A text. */
  public record Text(String mediaType, String text) implements Content {}

  /** What is written while it is made; the status was sent by then. */
  public record Streamed(String mediaType, Writing writing) implements Content {}

  /** Events, sent as they happen, on a thread of their own. */
  public record Events(Sending sending) implements Content {}

  /** Writes an answer. */
  @FunctionalInterface
  public interface Writing {
    /** Writes it; the stream is closed by the caller. */
    void to(OutputStream out) throws IOException;
  }

  /** Sends events. */
  @FunctionalInterface
  public interface Sending {
    /** Sends them and returns when there are no more, or the client has gone. */
    void to(EventStream events);
  }

  /** Where events go. */
  public interface EventStream {
    /**
     * Sends an event.
     *
     * @return whether the client is still there
     */
    boolean send(long id, String name, Object data);

    /**
     * Sends a comment, which keeps the connection alive.
     *
     * @return whether the client is still there
     */
    boolean comment(String text);
  }

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** Returns an answer of that status with that value. */
  public static Reply of(int status, Object value) {
    return new Reply(status, Map.of(), new Value(value));
  }

  /** Returns the answer that all is well, with that value. */
  public static Reply ok(Object value) {
    return of(200, value);
  }

  /** Returns the answer that all is well and there is nothing to say. */
  public static Reply done() {
    return new Reply(204, Map.of(), new Empty());
  }

  /** Returns an answer that is written while it is made. */
  public static Reply streamed(String mediaType, Writing writing) {
    return new Reply(200, Map.of(), new Streamed(mediaType, writing));
  }

  /** Returns an answer of events. */
  public static Reply events(Sending sending) {
    return new Reply(200, Map.of(), new Events(sending));
  }

  /** Returns a text. */
  public static Reply text(String mediaType, String text) {
    return new Reply(200, Map.of(), new Text(mediaType, text));
  }

  /** Returns this answer with a header more. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, content);
  }
}
