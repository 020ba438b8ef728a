package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes messages, one a line. Thread-safe. */
final class LineWriter {

  private final OutputStream out;

  LineWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes one.
   *
   * @throws UncheckedIOException if nobody reads any more
   */
  synchronized void write(JsonNode message) {
    try {
      out.write((Json.compact(message) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("nobody reads the answers any more", e);
    }
  }
}
