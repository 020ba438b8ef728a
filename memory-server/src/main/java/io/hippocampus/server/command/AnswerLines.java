package io.hippocampus.server.command;

import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The lines by which a call is answered, each sent at once. When its reader has gone, the rest goes
 * nowhere, for the command may run to its end all the same. Thread-safe.
 */
final class AnswerLines {

  private final OutputStream to;
  private boolean isRead = true;

  AnswerLines(OutputStream to) {
    this.to = to;
  }

  /** Says one thing. */
  void say(String name, Object value) {
    send(Map.of(name, value));
  }

  /** Says that it goes on. */
  void goesOn() {
    send(Map.of());
  }

  /** Whether somebody reads this, as far as can be told. */
  synchronized boolean isRead() {
    return isRead;
  }

  /** Sends nothing any more. */
  synchronized void end() {
    isRead = false;
  }

  private synchronized void send(Map<String, Object> line) {
    if (!isRead) {
      return;
    }
    try {
      to.write((Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8));
      to.flush();
    } catch (IOException e) {
      isRead = false;
    }
  }

  /**
   * Returns a stream that says under that name what is written to it, piece by piece.
   *
   * @param first what to do before each piece
   */
  OutputStream stream(String name, Runnable first) {
    return new OutputStream() {
      @Override
      public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        if (length > 0) {
          first.run();
          say(name, Arrays.copyOfRange(bytes, offset, offset + length));
        }
      }
    };
  }
}
