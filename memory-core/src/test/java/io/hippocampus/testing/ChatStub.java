package io.hippocampus.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * A server on the loopback address that speaks as OpenAI's, Ollama's and Anthropic's do for chats,
 * and fails as it is told. Thread-safe.
 *
 * <p>It answers from a script, then by its habit. Requests are kept, to look at what was asked.
 */
public final class ChatStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final Queue<Function<JsonNode, Reply>> script = new ConcurrentLinkedQueue<>();
  private volatile Function<JsonNode, Reply> habit;

  /**
   * What the server sends back.
   *
   * @param status the HTTP status
   * @param headers more headers
   * @param body the body
   * @param hangs whether it keeps the caller waiting until the server is closed
   */
  public record Reply(int status, Map<String, String> headers, String body, boolean hangs) {

    /** A chat's answer that says this. */
    public static Reply saying(String text) {
      ObjectNode message = JSON.createObjectNode().put("role", "assistant").put("content", text);
      return message(message);
    }

    /** A chat's answer that is this message. */
    public static Reply message(ObjectNode message) {
      ObjectNode body = JSON.createObjectNode();
      body.put("id", "chat-1")
          .put("object", "chat.completion")
          .put("created", 1)
          .put("model", "stub");
      ObjectNode choice = body.putArray("choices").addObject();
      choice.put("index", 0);
      choice.set("message", message);
      choice.put("finish_reason", message.has("tool_calls") ? "tool_calls" : "stop");
      body.putObject("usage")
          .put("prompt_tokens", 700)
          .put("completion_tokens", 300)
          .put("total_tokens", 1_000);
      return new Reply(200, Map.of(), body.toString(), false);
    }

    /** A failure of that status. */
    public static Reply failing(int status) {
      return new Reply(status, Map.of(), "{\"error\":{\"message\":\"as told\"}}", false);
    }

    /** Too many requests; to be tried again after so many seconds. */
    public static Reply busyFor(int seconds) {
      return new Reply(
          429,
          Map.of("Retry-After", Integer.toString(seconds)),
          "{\"error\":{\"message\":\"slow down\"}}",
          false);
    }

    /** No answer at all. */
    public static Reply none() {
      return new Reply(200, Map.of(), "", true);
    }
  }

  private ChatStub(HttpServer server, Function<JsonNode, Reply> habit) {
    this.server = server;
    this.habit = habit;
    server.createContext("/v1/chat/completions", exchange -> answer(exchange, body -> body));
    server.createContext("/api/chat", exchange -> answer(exchange, ChatStub::asOllama));
    server.createContext("/v1/messages", exchange -> answer(exchange, ChatStub::asAnthropic));
    server.setExecutor(threads);
    server.start();
  }

  /** Starts a server that answers each request by that habit. */
  public static ChatStub answering(Function<JsonNode, Reply> habit) {
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new ChatStub(HttpServer.create(anyPort, 0), habit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server that tags what it is asked to, finding each text as important as that says. */
  public static ChatStub tagging(ToIntFunction<String> importance) {
    return answering(request -> Reply.saying(tags(request, importance).toString()));
  }

  /** Returns the tags of all that a request asks for. */
  public static ObjectNode tags(JsonNode request, ToIntFunction<String> importance) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode tags = answer.putArray("tags");
    for (JsonNode record : data(request).path("experiences")) {
      String text = record.path("text").asText();
      ObjectNode tag = tags.addObject();
      tag.put("id", record.path("id").asInt()).put("importance", importance.applyAsInt(text));
      tag.put("valence", 0).put("arousal", 1).put("expected_reward", 0);
      tag.putArray("topics").add("stub");
      tag.putArray("cues").add("what was said about " + text.split("\\s+")[0] + "?");
      tag.put("reason", "as told");
    }
    return answer;
  }

  /** Returns the JSON that a request's user message is. */
  public static JsonNode data(JsonNode request) {
    for (JsonNode message : request.path("messages")) {
      if (message.path("role").asText().equals("user")) {
        JsonNode content = message.path("content");
        return parsed(content.isArray() ? content.at("/0/text").asText() : content.asText());
      }
    }
    throw new AssertionError("a request without a user message: " + request);
  }

  /** Answers the next request otherwise. */
  public ChatStub then(Reply reply) {
    script.add(request -> reply);
    return this;
  }

  /** Answers the next request otherwise. */
  public ChatStub then(Function<JsonNode, Reply> reply) {
    script.add(reply);
    return this;
  }

  /** Answers otherwise from now on. */
  public void always(Function<JsonNode, Reply> reply) {
    habit = reply;
  }

  /** Returns the address to give to a client of OpenAI or Anthropic. */
  public String baseUrl() {
    return root() + "/v1";
  }

  /** Returns the address to give to a client of Ollama. */
  public String root() {
    return "http://" + server.getAddress().getHostString() + ":"
        + server.getAddress().getPort();
  }

  /** Returns what was asked, in order. */
  public List<JsonNode> requests() {
    return List.copyOf(requests);
  }

  private static JsonNode asOllama(JsonNode body) {
    ObjectNode answer = JSON.createObjectNode().put("model", "stub").put("done", true);
    answer.put("created_at", "2026-03-02T09:00:00Z").put("done_reason", "stop");
    answer.put("prompt_eval_count", 700).put("eval_count", 300);
    answer.set("message", body.at("/choices/0/message"));
    return answer;
  }

  private static JsonNode asAnthropic(JsonNode body) {
    ObjectNode answer = JSON.createObjectNode().put("id", "m1").put("type", "message");
    answer.put("role", "assistant").put("model", "stub").put("stop_reason", "end_turn");
    answer
        .putArray("content")
        .addObject()
        .put("type", "text")
        .put("text", body.at("/choices/0/message/content").asText());
    answer.putObject("usage").put("input_tokens", 700).put("output_tokens", 300);
    return answer;
  }

  private void answer(HttpExchange exchange, UnaryOperator<JsonNode> dialect) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode request = parsed(asked);
    requests.add(request);
    Function<JsonNode, Reply> scripted = script.poll();
    Reply reply = (scripted == null ? habit : scripted).apply(request);
    if (reply.hangs()) {
      return;
    }
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    boolean isChat = reply.status() == 200 && reply.body().startsWith("{\"id\":\"chat-1\"");
    String said = isChat ? dialect.apply(parsed(reply.body())).toString() : reply.body();
    byte[] body = said.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
