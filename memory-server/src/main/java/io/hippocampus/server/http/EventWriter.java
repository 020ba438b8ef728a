package io.hippocampus.server.http;

import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes events as HTML's server-sent events are written. Belongs to one thread. */
final class EventWriter implements Reply.EventStream {

  private final OutputStream out;
  private boolean isThere = true;

  EventWriter(OutputStream out) {
    this.out = out;
  }

  @Override
  public boolean send(long id, String name, Object data) {
    return write("id: " + id + "\nevent: " + name + "\ndata: " + Json.compact(data) + "\n\n");
  }

  @Override
  public boolean comment(String text) {
    return write(": " + text + "\n\n");
  }

  private boolean write(String lines) {
    if (isThere) {
      try {
        out.write(lines.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (IOException e) {
        // The client has gone; it may come back and ask for what it missed.
        isThere = false;
      }
    }
    return isThere;
  }
}
