package io.hippocampus.server.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a running server about one memory, without waiting long. */
final class HookServer {

  private static final int NOT_FOUND = 404;

  private final RunningServer server;
  private final String space;
  private final int millis;

  HookServer(RunningServer server, SpaceName space, Duration atMost) {
    this.server = server;
    this.space = URLEncoder.encode(space.value(), StandardCharsets.UTF_8).replace("+", "%20");
    this.millis = (int) Math.clamp(atMost.toMillis(), 1, Integer.MAX_VALUE);
  }

  /**
   * Asks.
   *
   * @return what it answered; a missing node if there is no such memory yet
   * @throws IOException if it does not answer in time, or refuses
   */
  JsonNode get(String path) throws IOException {
    return answer(open(path, "GET"));
  }

  /** Tells something and returns what is answered, as {@link #get}. */
  JsonNode post(String path, Object body) throws IOException {
    HttpURLConnection connection = open(path, "POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    byte[] bytes = Json.compact(body).getBytes(StandardCharsets.UTF_8);
    connection.setFixedLengthStreamingMode(bytes.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(bytes);
    }
    return answer(connection);
  }

  /** Tells something that needs no body. */
  JsonNode post(String path) throws IOException {
    return answer(open(path, "POST"));
  }

  private HttpURLConnection open(String path, String method) throws IOException {
    HttpURLConnection connection = server.connection("/v1/spaces/" + space + path);
    connection.setRequestMethod(method);
    connection.setConnectTimeout(millis);
    connection.setReadTimeout(millis);
    return connection;
  }

  private static JsonNode answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status == NOT_FOUND) {
      return Json.read("null").path("none");
    }
    if (status >= 400) {
      throw new IOException("the server refused with status " + status);
    }
    try (InputStream in = connection.getInputStream()) {
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
