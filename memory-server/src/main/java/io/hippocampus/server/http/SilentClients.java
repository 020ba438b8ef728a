package io.hippocampus.server.http;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Hangs up within {@value #ASKING_MILLIS} ms on who falls silent in the middle of a request or
 * takes nothing of its answer. Who has not been heard yet has longer: to Jetty a connection that
 * waits for a thread of a busy server is silent, though all that it asks may have come. A server
 * that stops hangs up at once on who asks nothing. Thread-safe.
 */
final class SilentClients extends Handler.Wrapper implements Graceful {

  /** How long a connection may be silent of which no request is under way. */
  static final long WAITING_MILLIS = 120_000;

  private static final long ASKING_MILLIS = 30_000;

  /** The connections of which a request is under way. */
  private final Set<EndPoint> asking = ConcurrentHashMap.newKeySet();

  private volatile boolean isShutdown;

  SilentClients(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
    EndPoint connection = innermost(client);
    client.setIdleTimeout(ASKING_MILLIS);
    asking.add(connection);
    Request.addCompletionListener(request, failure -> {
      asking.remove(connection);
      allowWaiting(request, client);
    });
    return super.handle(request, response, callback);
  }

  /** Returns the connection itself, below what encrypts it. */
  private static EndPoint innermost(EndPoint client) {
    return client instanceof EndPoint.Wrapper wrapper ? innermost(wrapper.unwrap()) : client;
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    isShutdown = true;
    for (Connector connector : getServer().getConnectors()) {
      connector.getConnectedEndPoints().stream()
          .filter(connection -> !asking.contains(connection))
          .forEach(EndPoint::close);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return isShutdown;
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
