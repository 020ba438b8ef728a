package io.hippocampus.server.http;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Hangs up within {@value #ASKING_MILLIS} ms on who falls silent in the middle of a request or
 * takes nothing of its answer. Who has not been heard yet has longer: to Jetty a connection that
 * waits for a thread of a busy server is silent, though all that it asks may have come.
 * Thread-safe.
 */
final class SilentClients extends Handler.Wrapper {

  /** How long a connection may be silent of which no request is under way. */
  static final long WAITING_MILLIS = 120_000;

  private static final long ASKING_MILLIS = 30_000;

  SilentClients(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
    client.setIdleTimeout(ASKING_MILLIS);
    Request.addCompletionListener(request, failure -> allowWaiting(request, client));
    return super.handle(request, response, callback);
  }

  /** A server that stops waits for its connections to close, and had told them to be quick. */
  private static void allowWaiting(Request request, EndPoint client) {
    client.setIdleTimeout(WAITING_MILLIS);
    if (request.getConnectionMetaData().getConnector() instanceof AbstractConnector connector
        && connector.isShutdown()) {
      client.setIdleTimeout(connector.getShutdownIdleTimeout());
    }
  }
}
