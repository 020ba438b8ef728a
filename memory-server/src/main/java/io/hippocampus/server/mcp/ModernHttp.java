package io.hippocampus.server.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.server.view.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The modern era over HTTP: each message is a request of its own, whose headers must say what its
 * body says. It is answered by one JSON object, or by a stream of events when the client wants to
 * be told how far it is.
 */
final class ModernHttp {

  private static final String VERSION = "MCP-Protocol-Version";
  private static final String METHOD = "Mcp-Method";
  private static final String NAME = "Mcp-Name";
  private static final String EVENTS = "text/event-stream";
  private static final String ENCODED = "=?base64?";
  private static final String ENCODED_END = "?=";

  private final ModernEra era;

  ModernHttp(ModernEra era) {
    this.era = era;
  }

  void answer(
      JsonNode message, Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Rpc.isNotification(message)) {
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
      return;
    }
    if (!Rpc.isRequest(message)) {
      throw new RpcException(
          400, RpcException.INVALID_REQUEST, "the message is neither a request nor a notification");
    }
    requireHeaders(message, request);
    boolean streams = ModernEra.wantsProgress(message)
        && Optional.ofNullable(request.getHeader("Accept")).orElse("").contains(EVENTS);
    if (streams) {
      stream(message, visit, response);
    } else {
      ObjectNode result = era.result(message, visit, notification -> true);
      McpServlet.write(200, Rpc.result(message.path("id"), result), response);
    }
  }

  private void stream(JsonNode message, Visit visit, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(EVENTS);
    response.setCharacterEncoding("UTF-8");
    response.setHeader("X-Accel-Buffering", "no");
    OutputStream out = response.getOutputStream();
    response.flushBuffer();
    send(era.answer(message, visit, notification -> isSent(notification, out)), out);
  }

  private static boolean isSent(ObjectNode notification, OutputStream out) {
    try {
      send(notification, out);
      return true;
    } catch (IOException e) {
      // The client closed the stream, by which it says that it wants no answer any more.
      return false;
    }
  }

  private static void send(ObjectNode message, OutputStream out) throws IOException {
    out.write(("event: message\ndata: " + Json.compact(message) + "\n\n")
        .getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void requireHeaders(JsonNode message, HttpServletRequest request) {
    Optional<String> said = ModernEra.versionOf(message);
    if (said.isPresent() || request.getHeader(VERSION) == null) {
      requireSame(VERSION, request.getHeader(VERSION), said.orElse(ModernEra.VERSION));
    }
    ModernEra.requireSpoken(said.orElse(request.getHeader(VERSION)));
    String method = message.path("method").asText();
    requireSame(METHOD, request.getHeader(METHOD), method);
    ModernEra.named(message)
        .ifPresent(name -> requireSame(NAME, decoded(request.getHeader(NAME)), name));
  }

  private static void requireSame(String header, String value, String said) {
    if (!said.equals(value)) {
      throw new RpcException(
          400,
          RpcException.HEADER_MISMATCH,
          "Header mismatch: " + header
              + (value == null ? " is missing" : " is not what the body says"));
    }
  }

  private static String decoded(String value) {
    if (value == null || !value.startsWith(ENCODED) || !value.endsWith(ENCODED_END)) {
      return value;
    }
    try {
      String encoded = value.substring(ENCODED.length(), value.length() - ENCODED_END.length());
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new RpcException(
          400, RpcException.HEADER_MISMATCH, "Header mismatch: " + NAME + " is no base64");
    }
  }
}
