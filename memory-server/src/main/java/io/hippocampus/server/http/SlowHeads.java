package io.hippocampus.server.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Hangs up on who has not said in {@value #PATIENCE_SECONDS} seconds what they ask for. The time
 * without a byte after which Jetty hangs up begins anew with each byte, so a head that comes byte
 * by byte would hold its connection for ever. Thread-safe.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {

  private static final int LOOKS = 3;
  private static final int LOOK_EVERY_SECONDS = 10;
  private static final int PATIENCE_SECONDS = LOOKS * LOOK_EVERY_SECONDS;

  private final Connector connector;
  private final Map<Connection, Seen> open = new ConcurrentHashMap<>();

  /**
   * What was seen of a connection.
   *
   * @param requests how many requests had come in full, at least their heads
   * @param bytes how many bytes had come when the last of them was answered
   * @param looks how often since then there was a part of the next
   */
  private record Seen(long requests, long bytes, int looks) {}

  SlowHeads(Connector connector) {
    this.connector = connector;
  }

  @Override
  protected void doStart() {
    lookLater();
  }

  private void lookLater() {
    connector.getScheduler().schedule(this::look, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void onOpened(Connection connection) {
    // What is inside TLS has a connection of its own.
    if (!(connection instanceof SslConnection)) {
      open.put(connection, new Seen(0, 0, 0));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void look() {
    open.forEach((connection, seen) -> {
      Seen now = look(connection, seen);
      open.computeIfPresent(connection, (same, before) -> now);
      if (now.looks() >= LOOKS) {
        connection.getEndPoint().close();
      }
    });
    if (isRunning()) {
      lookLater();
    }
  }

  private static Seen look(Connection connection, Seen seen) {
    long requests = connection.getMessagesIn();
    boolean isAnswered = requests == connection.getMessagesOut();
    if (!isAnswered || requests != seen.requests()) {
      return new Seen(requests, connection.getBytesIn(), 0);
    }
    return connection.getBytesIn() > seen.bytes()
        ? new Seen(requests, seen.bytes(), seen.looks() + 1)
        : seen;
  }
}
