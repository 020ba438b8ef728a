package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Hands the messages of one client to a running server by HTTP. A session that the server does not
 * know any more, because it was started again, is opened anew with what the client opened it with.
 */
final class StdioForwarder implements AutoCloseable {

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final int UNKNOWN_SESSION = 404;
  private static final int UNKNOWN_TOKEN = 401;

  private final Supplier<Optional<RunningServer>> finding;
  private final SpaceName memory;
  private final LineWriter out;
  private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();

  private Optional<Reached> server = Optional.empty();
  private Optional<JsonNode> opening = Optional.empty();
  private Optional<Session> session = Optional.empty();

  /** A server, and what speaks with it. */
  private record Reached(RunningServer server, HttpClient http) {}

  /** An open session: its name, and the revision that was agreed on. */
  private record Session(String name, String version) {}

  StdioForwarder(Supplier<Optional<RunningServer>> finding, SpaceName memory, OutputStream out) {
    this.finding = finding;
    this.memory = memory;
    this.out = new LineWriter(out);
  }

  /** Forwards until the input ends. */
  void read(InputStream in) throws IOException {
    LineReader.read(in, out, this::take);
  }

  private void take(JsonNode message) {
    boolean isOpening = message.path("method").asText().equals("initialize");
    if (Rpc.isRequest(message) && !isOpening) {
      answering.execute(() -> forward(message));
    } else {
      // What opens a session must be there before what follows it.
      forward(message);
    }
  }

  private void forward(JsonNode message) {
    try {
      HttpResponse<Stream<String>> response = sent(message);
      remember(message, response);
      passOn(message, response);
    } catch (IOException | UnavailableException e) {
      if (Rpc.isRequest(message)) {
        out.write(Rpc.error(
            message.path("id"),
            new RpcException(
                503,
                RpcException.INTERNAL_ERROR,
                "the memory server does not answer; start it again with 'hippocampus serve'")));
      }
    }
  }

  /** Sends a message, once more if the server is another one than before. */
  private HttpResponse<Stream<String>> sent(JsonNode message) throws IOException {
    try {
      HttpResponse<Stream<String>> response = post(message);
      boolean isLost = response.statusCode() == UNKNOWN_SESSION && session().isPresent();
      if (response.statusCode() != UNKNOWN_TOKEN && !isLost) {
        return response;
      }
      response.body().close();
    } catch (IOException e) {
      if (!hasMoved()) {
        throw e;
      }
    }
    reopen(message);
    return post(message);
  }

  private synchronized boolean hasMoved() {
    Optional<RunningServer> now = finding.get();
    return now.isPresent() && !now.equals(server.map(Reached::server));
  }

  private synchronized void reopen(JsonNode message) throws IOException {
    server = finding.get().map(this::reached);
    if (opening.isEmpty() || ModernEra.isOfThisEra(message)) {
      return;
    }
    session = Optional.empty();
    HttpResponse<Stream<String>> response = post(opening.get());
    remember(opening.get(), response);
    response.body().close();
    ObjectNode opened =
        Rpc.object().put("jsonrpc", "2.0").put("method", "notifications/initialized");
    post(opened).body().close();
  }

  /** Each server has a client of its own, for it may show another certificate than the last. */
  private Reached reached(RunningServer now) {
    return server
        .filter(before -> before.server().equals(now))
        .orElseGet(
            () -> new Reached(now, now.client().connectTimeout(CONNECTING).build()));
  }

  private synchronized Reached server() {
    if (server.isEmpty()) {
      server = finding.get().map(this::reached);
    }
    return server.orElseThrow(
        () -> new UnavailableException("no server has the home open any more"));
  }

  private synchronized Optional<Session> session() {
    return session;
  }

  private synchronized void remember(JsonNode message, HttpResponse<?> response) {
    Optional<String> name = response.headers().firstValue("Mcp-Session-Id");
    if (message.path("method").asText().equals("initialize") && name.isPresent()) {
      opening = Optional.of(message);
      session = Optional.of(
          new Session(name.get(), message.path("params").path("protocolVersion").asText()));
    }
  }

  private HttpResponse<Stream<String>> post(JsonNode message) throws IOException {
    Reached to = server();
    String path =
        "/mcp/" + URLEncoder.encode(memory.value(), StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(to.server().url() + path))
        .header("Authorization", "Bearer " + to.server().token())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream")
        .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
    if (ModernEra.isOfThisEra(message)) {
      modernHeaders(message, request);
    } else {
      session().ifPresent(open -> request.header("Mcp-Session-Id", open.name()));
      session()
          .map(Session::version)
          .filter(ModernEra::isOfTheEraBefore)
          .ifPresent(version -> request.header("MCP-Protocol-Version", version));
    }
    try {
      return to.http().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("nobody waits for the answer", e);
    }
  }

  private static void modernHeaders(JsonNode message, HttpRequest.Builder request) {
    String method = message.path("method").asText();
    request.header("Mcp-Method", encoded(method));
    ModernEra.versionOf(message)
        .ifPresent(version -> request.header("MCP-Protocol-Version", encoded(version)));
    ModernEra.named(message).ifPresent(name -> request.header("Mcp-Name", encoded(name)));
  }

  /** Header values are printable ASCII; others are wrapped as the protocol has it. */
  private static String encoded(String value) {
    boolean isPlain = value.chars().allMatch(c -> c > ' ' && c < 127) && !value.startsWith("=?");
    return isPlain
        ? value
        : "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  /** Passes on what was answered, one object or a stream of events. */
  private void passOn(JsonNode asked, HttpResponse<Stream<String>> response) {
    boolean streams =
        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    try (Stream<String> lines = response.body()) {
      if (streams) {
        lines
            .filter(line -> line.startsWith("data:"))
            .forEach(line -> out.write(Json.read(line.substring("data:".length()))));
      } else if (Rpc.isRequest(asked)) {
        out.write(answered(asked, String.join("\n", (Iterable<String>) lines::iterator), response));
      }
    }
  }

  /** Returns the answer, as an error of JSON-RPC when the server refused before reading. */
  private static JsonNode answered(JsonNode asked, String body, HttpResponse<?> response) {
    try {
      JsonNode answer = Json.read(body);
      if (Rpc.isMessage(answer)) {
        return answer;
      }
    } catch (IllegalArgumentException e) {
      // Told below, with the status.
    }
    return Rpc.error(
        asked.path("id"),
        new RpcException(
            response.statusCode(),
            RpcException.INTERNAL_ERROR,
            "the memory server refused with status " + response.statusCode()));
  }

  /** Waits until everything is answered. */
  @Override
  public void close() {
    answering.close();
    synchronized (this) {
      server.ifPresent(last -> last.http().close());
    }
  }
}
