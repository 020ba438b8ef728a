package io.hippocampus.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** Whom a server that stops hangs up on, and for whom it waits. */
final class SilentClientsTest {

  /** Far longer than a stop takes; a server that leaves idle connections to time fails here. */
  private static final int LONG_MILLIS = 60_000;

  private final CountDownLatch isAsked = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);

  /** Answers when it may. */
  private final class Answering extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      isAsked.countDown();
      mayAnswer.await();
      Content.Sink.write(response, true, "answered", callback);
      return true;
    }
  }

  private static Socket connected(ServerConnector connector) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    client.setSoTimeout(LONG_MILLIS / 2);
    return client;
  }

  private static void ask(Socket client) throws IOException {
    client
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads up to the end of the answer. */
  private static String answer(Socket client) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("answered")) {
      int next = client.getInputStream().read();
      assertThat(next).as("after " + answer).isNotNegative();
      answer.append((char) next);
    }
    return answer.toString();
  }

  @Test
  void serverThatStops_hangsUpOnWhoAsksNothing_andAnswersWhoAsks() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setShutdownIdleTimeout(LONG_MILLIS);
    server.addConnector(connector);
    server.setHandler(new SilentClients(new Answering()));
    server.setStopTimeout(LONG_MILLIS);
    server.start();
    try (Socket idle = connected(connector);
        Socket busy = connected(connector)) {
      ask(busy);
      isAsked.await();
      while (connector.getConnectedEndPoints().size() < 2) {
        Thread.onSpinWait();
      }

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
        try {
          server.stop();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      });

      assertThat(idle.getInputStream().read()).isEqualTo(-1);
      mayAnswer.countDown();
      assertThat(answer(busy)).startsWith("HTTP/1.1 200");
      busy.close();
      stopped.join();
    }
  }
}
