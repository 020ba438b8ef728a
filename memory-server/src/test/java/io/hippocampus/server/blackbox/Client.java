package io.hippocampus.server.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a server over HTTP, with a key or without. Immutable; thread-safe.
 *
 * @param server where it is
 * @param headers what goes with every request
 */
record Client(URI server, Map<String, String> headers) {

  static final String JSON = "application/json";
  static final String LINES = "application/x-ndjson";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * What a server answered.
   *
   * @param status its status
   * @param head its headers, by their names in lower case
   * @param body its body
   */
  record Answer(int status, Map<String, String> head, byte[] body) {

    String text() {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + text(), e);
      }
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(head.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** Returns the media type, without its parameters. */
    String type() {
      return header("Content-Type").map(type -> type.split(";")[0].strip()).orElse("");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Answer that
          && status == that.status
          && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
      return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
      return status + " " + head + " " + text();
    }
  }

  /** Returns one who asks that server without a key. */
  static Client of(URI server) {
    return new Client(server, Map.of());
  }

  /** Returns one who bears that key. */
  Client bearing(String key) {
    return with("Authorization", "Bearer " + key);
  }

  /** Returns one who sends that header with every request. */
  Client with(String name, String value) {
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.put(name, value);
    return new Client(server, Map.copyOf(all));
  }

  Answer get(String path) {
    return ask("GET", path);
  }

  Answer delete(String path) {
    return ask("DELETE", path);
  }

  /** Asks without a body. */
  Answer ask(String verb, String path) {
    return send(request(path).method(verb, BodyPublishers.noBody()).build());
  }

  Answer post(String path, Object body) {
    return ask("POST", path, body);
  }

  /** Asks with a body of JSON. */
  Answer ask(String verb, String path, Object body) {
    return ask(verb, path, JSON, bytes(body));
  }

  /** Asks with a body of that type. */
  Answer ask(String verb, String path, String type, byte[] body) {
    return send(request(path)
        .header("Content-Type", type)
        .method(verb, BodyPublishers.ofByteArray(body))
        .build());
  }

  /** Asks with a body of JSON, and does not wait for the answer. */
  CompletableFuture<Answer> later(String verb, String path, Object body) {
    return HTTP.sendAsync(
            request(path)
                .header("Content-Type", JSON)
                .method(verb, BodyPublishers.ofString(json(body)))
                .build(),
            BodyHandlers.ofByteArray())
        .thenApply(Client::answer);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    headers.forEach(request::header);
    return request;
  }

  private static Answer send(HttpRequest request) {
    try {
      return answer(HTTP.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    Map<String, String> head = new java.util.TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) ->
            head.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
    return new Answer(response.statusCode(), head, response.body());
  }

  /** Returns a body as it is sent: text as it is, anything else as JSON. */
  static byte[] bytes(Object body) {
    return json(body).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String json(Object value) {
    try {
      return value instanceof String text ? text : MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
