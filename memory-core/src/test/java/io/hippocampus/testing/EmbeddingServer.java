package io.hippocampus.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server of embeddings on this machine that answers as it is told to, and keeps what it was sent.
 */
public final class EmbeddingServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile Function<HttpExchange, String> answer = exchange -> "";
  private volatile boolean silent;

  public EmbeddingServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Returns where it listens. */
  public String address() {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
        + server.getAddress().getPort();
  }

  /** Returns what it was sent so far. */
  public List<String> sent() {
    return List.copyOf(sent);
  }

  /** Returns the keys it was shown so far. */
  public List<String> keys() {
    return List.copyOf(keys);
  }

  /** Answers with what that embedder makes of a text, as OpenAI does, or Ollama where asked so. */
  public EmbeddingServer embeddingWith(WordEmbedder embedder) {
    return giving(text -> embedder.cue(text).toArray());
  }

  /** Answers with that vector. */
  public EmbeddingServer giving(float... vector) {
    return giving(text -> vector);
  }

  private EmbeddingServer giving(Function<String, float[]> embed) {
    status = 200;
    answer = exchange -> {
      List<String> vectors = new ArrayList<>();
      for (String text : texts(sent.get(sent.size() - 1))) {
        vectors.add(Arrays.toString(embed.apply(text)));
      }
      return exchange.getRequestURI().getPath().endsWith("/api/embed")
          ? "{\"model\": \"m\", \"embeddings\": " + vectors + "}"
          : openAi(vectors);
    };
    return this;
  }

  private static List<String> texts(String request) {
    try {
      JsonNode input = JSON.readTree(request).path("input");
      List<String> texts = new ArrayList<>();
      input.forEach(text -> texts.add(text.asText()));
      return texts.isEmpty() ? List.of(input.asText()) : texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String openAi(List<String> vectors) {
    List<String> data = new ArrayList<>();
    for (String vector : vectors) {
      data.add("{\"object\": \"embedding\", \"index\": " + data.size() + ", \"embedding\": "
          + vector + "}");
    }
    return "{\"object\": \"list\", \"model\": \"m\", \"data\": " + data
        + ", \"usage\": {\"prompt_tokens\": 1, \"total_tokens\": 1}}";
  }

  /** Answers with that status and body. */
  public EmbeddingServer answering(int code, String body) {
    status = code;
    answer = exchange -> body;
    return this;
  }

  /** Takes what it is sent and never answers. */
  public EmbeddingServer saysNothing() {
    silent = true;
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    if (key != null) {
      keys.add(key);
    }
    if (silent) {
      untilClosed();
      return;
    }
    byte[] body;
    synchronized (this) {
      sent.add(request);
      body = answer.apply(exchange).getBytes(StandardCharsets.UTF_8);
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
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
