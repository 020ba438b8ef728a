package io.hippocampus.adapter.langchain4j;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers as it is told to, and keeps what it was sent. */
final class EmbeddingServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile String answer = "";
  private volatile boolean silent;

  EmbeddingServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
        + server.getAddress().getPort() + "/v1";
  }

  /** Answers with a vector, as OpenAI does. */
  EmbeddingServer giving(float... vector) {
    return answering(
        200,
        "{\"object\": \"list\", \"model\": \"m\", \"usage\": {\"prompt_tokens\": 1, \"total_tokens\": 1},"
            + " \"data\": [{\"object\": \"embedding\", \"index\": 0, \"embedding\": "
            + java.util.Arrays.toString(vector) + "}]}");
  }

  EmbeddingServer answering(int code, String body) {
    status = code;
    answer = body;
    return this;
  }

  /** Takes what it is sent and never answers. */
  EmbeddingServer saysNothing() {
    silent = true;
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (silent) {
      untilClosed();
      return;
    }
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void untilClosed() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdown();
  }
}
