package io.hippocampus.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.view.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both eras of the protocol at one address, and what is answered to what is neither. */
final class McpServletTest {

  private static final String MODERN = "2026-07-28";
  private static final Map<String, String> NAMED =
      Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

  @TempDir
  private static Path home;

  private static McpHouse house;

  @BeforeAll
  static void open() {
    house = new McpHouse(home);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static ObjectNode request(String method, String params) {
    ObjectNode request = Rpc.object().put("jsonrpc", "2.0").put("id", 7).put("method", method);
    request.set("params", Json.read(params));
    return request;
  }

  private static ObjectNode modern(String method, String params) {
    ObjectNode request = request(method, params);
    ObjectNode given = (ObjectNode) request.path("params");
    ObjectNode meta =
        given.has("_meta") ? (ObjectNode) given.path("_meta") : given.putObject("_meta");
    meta.put("io.modelcontextprotocol/protocolVersion", MODERN);
    meta.putObject("io.modelcontextprotocol/clientCapabilities");
    meta.putObject("io.modelcontextprotocol/clientInfo").put("name", "test").put("version", "1");
    return request;
  }

  private static HttpResponse<String> sendModern(String path, ObjectNode request, String... more) {
    String method = request.path("method").asText();
    List<String> headers =
        new ArrayList<>(List.of("MCP-Protocol-Version", MODERN, "Mcp-Method", method));
    if (NAMED.containsKey(method)) {
      headers.add("Mcp-Name");
      headers.add(request.path("params").path(NAMED.get(method)).asText());
    }
    headers.addAll(List.of(more));
    return house.send(house.post(path, request.toString(), headers.toArray(String[]::new)));
  }

  private static JsonNode answered(String method, String params) {
    HttpResponse<String> response = sendModern("/mcp", modern(method, params));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode result = McpHouse.last(response).path("result");
    assertThat(result.path("resultType").asText()).as(response.body()).isEqualTo("complete");
    assertThat(result.at("/_meta/io.modelcontextprotocol~1serverInfo/version").asText())
        .isEqualTo("1.2.3");
    return result;
  }

  @Test
  void modern_discovers() {
    JsonNode result = answered("server/discover", "{}");
    assertThat(result.path("supportedVersions").path(0).asText()).isEqualTo(MODERN);
    assertThat(result.path("capabilities").has("tools")).isTrue();
    assertThat(result.path("ttlMs").asLong()).isPositive();
    assertThat(result.path("cacheScope").asText()).isEqualTo("public");
  }

  @Test
  void modern_callsTools_readsResources_asksPrompts() {
    JsonNode tools = answered("tools/list", "{}").path("tools");
    assertThat(tools).hasSize(7);
    JsonNode kept = answered("tools/call", """
        {"name": "remember",
         "arguments": {"text": "Runa keeps bees in Bergen.", "kind": "fact"}}""");
    assertThat(kept.path("isError").asBoolean()).isFalse();
    String id = kept.path("structuredContent").path("memory").asText();
    JsonNode told =
        answered("tools/call", "{\"name\": \"recall\", \"arguments\": {\"query\": \"bees\"}}");
    assertThat(told.at("/content/0/text").asText()).contains("Runa keeps bees in Bergen.");
    assertThat(answered("resources/list", "{}").path("resources")).hasSize(2);
    assertThat(answered("resources/templates/list", "{}").path("resourceTemplates"))
        .hasSize(1);
    assertThat(answered("resources/read", "{\"uri\": \"memory://memories/" + id + "\"}")
            .at("/contents/0/text")
            .asText())
        .contains("Runa keeps bees in Bergen.");
    assertThat(answered("prompts/list", "{}").path("prompts")).hasSize(2);
    assertThat(answered(
                "prompts/get", "{\"name\": \"recall_about\", \"arguments\": {\"topic\": \"bees\"}}")
            .at("/messages/0/content/text")
            .asText())
        .contains("Runa keeps bees in Bergen.");
  }

  @Test
  void modern_tellsHowFarItIs_whenAsked() {
    HttpResponse<String> response = sendModern(
        "/mcp",
        modern("tools/call", "{\"name\": \"sleep_now\", \"_meta\": {\"progressToken\": \"t1\"}}"));
    List<JsonNode> messages = McpHouse.messages(response);
    assertThat(messages).hasSizeGreaterThan(2);
    double before = -1;
    for (JsonNode told : messages.subList(0, messages.size() - 1)) {
      assertThat(told.path("method").asText()).isEqualTo("notifications/progress");
      assertThat(told.at("/params/progressToken").asText()).isEqualTo("t1");
      assertThat(told.at("/params/progress").asDouble()).isGreaterThan(before);
      before = told.at("/params/progress").asDouble();
    }
    assertThat(McpHouse.last(response).at("/result/structuredContent/outcome").asText())
        .isEqualTo("dry_run");
  }

  @ParameterizedTest
  @CsvSource({
    "unknown/method, 404, -32601",
    "initialize, 404, -32601",
    "ping, 404, -32601",
    "logging/setLevel, 404, -32601",
    "subscriptions/listen, 404, -32601",
    "tools/call, 200, -32602",
    "prompts/get, 200, -32602",
    "resources/read, 200, -32602"
  })
  void modern_whatIsNotThere_isAnError(String method, int status, int code) {
    HttpResponse<String> response =
        sendModern("/mcp", modern(method, "{\"name\": \"none\", \"uri\": \"memory://none\"}"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(McpHouse.last(response).path("id").asInt()).isEqualTo(7);
    assertThat(McpHouse.last(response).at("/error/code").asInt()).isEqualTo(code);
  }

  @Test
  void modern_saysWhatItIs_inBodyAndHeaders() {
    String body = modern("tools/list", "{}").toString();
    assertError(house.post("/mcp", body), 400, RpcException.HEADER_MISMATCH);
    assertError(
        house.post("/mcp", body, "MCP-Protocol-Version", MODERN),
        400,
        RpcException.HEADER_MISMATCH);
    assertError(
        house.post("/mcp", body, "MCP-Protocol-Version", MODERN, "Mcp-Method", "ping"),
        400,
        RpcException.HEADER_MISMATCH);
    assertError(
        house.post(
            "/mcp",
            modern("tools/call", "{\"name\":\"recall\"}").toString(),
            "MCP-Protocol-Version",
            MODERN,
            "Mcp-Method",
            "tools/call",
            "Mcp-Name",
            "forget"),
        400,
        RpcException.HEADER_MISMATCH);
    assertError(
        house.post(
            "/mcp",
            request("server/discover", "{}").toString(),
            "MCP-Protocol-Version",
            MODERN,
            "Mcp-Method",
            "server/discover"),
        400,
        RpcException.INVALID_PARAMS);
    assertError(
        house.post(
            "/mcp",
            body.replace(MODERN, "v999"),
            "MCP-Protocol-Version",
            "v999",
            "Mcp-Method",
            "tools/list"),
        400,
        RpcException.UNSUPPORTED_VERSION);
  }

  @Test
  void modern_notification_isTaken() {
    HttpResponse<String> response = house.send(house.post(
        "/mcp",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
        "MCP-Protocol-Version",
        MODERN,
        "Mcp-Method",
        "notifications/cancelled"));
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
  }

  private static String opened(String path, String... headers) {
    HttpResponse<String> response =
        house.send(house.post(path, request("initialize", """
                {"protocolVersion": "2025-11-25", "capabilities": {},
                 "clientInfo": {"name": "test", "version": "1"}}""").toString(), headers));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode result = McpHouse.last(response).path("result");
    assertThat(result.path("protocolVersion").asText()).isEqualTo("2025-11-25");
    assertThat(result.path("instructions").asText()).isEqualTo(Offer.GUIDE);
    String session = response.headers().firstValue("Mcp-Session-Id").orElseThrow();
    HttpResponse<String> told = house.send(house.post(
        path,
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
        with(session, headers)));
    assertThat(told.statusCode()).isEqualTo(202);
    return session;
  }

  private static String[] with(String session, String... headers) {
    List<String> all = new ArrayList<>(List.of("Mcp-Session-Id", session));
    all.addAll(List.of(headers));
    return all.toArray(String[]::new);
  }

  private static JsonNode inSession(String session, String method, String params) {
    HttpResponse<String> response =
        house.send(house.post("/mcp", request(method, params).toString(), with(session)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return McpHouse.last(response);
  }

  @Test
  void legacy_opensASession_andIsOfferedTheSame() {
    String session = opened("/mcp");
    JsonNode legacy = inSession(session, "tools/list", "{}").at("/result/tools");
    JsonNode modern = answered("tools/list", "{}").path("tools");
    assertThat(legacy).hasSize(7);
    for (int i = 0; i < 7; i++) {
      for (String part : List.of("name", "title", "description", "inputSchema", "outputSchema")) {
        assertThat(Json.read(legacy.path(i).path(part).toString()))
            .isEqualTo(Json.read(modern.path(i).path(part).toString()));
      }
    }
    JsonNode kept = inSession(
        session,
        "tools/call",
        "{\"name\":\"remember\",\"arguments\":{\"text\":\"Kit sails.\",\"kind\":\"fact\"}}");
    assertThat(kept.at("/result/structuredContent/isNew").asBoolean()).isTrue();
    JsonNode wrong = inSession(
        session, "tools/call", "{\"name\":\"remember\",\"arguments\":{\"kind\":\"song\"}}");
    assertThat(wrong.at("/result/isError").asBoolean()).isTrue();
    assertThat(wrong.at("/result/content/0/text").asText())
        .contains("/text: is missing", "/kind: must be one of");
    assertThat(inSession(session, "resources/read", "{\"uri\":\"memory://guide\"}")
            .at("/result/contents/0/text")
            .asText())
        .isEqualTo(Offer.GUIDE);
    assertThat(
            inSession(session, "resources/read", "{\"uri\":\"memory://none\"}").has("error"))
        .isTrue();
    assertThat(inSession(session, "prompts/get", "{\"name\":\"recall_about\"}")
            .at("/error/code")
            .asInt())
        .isEqualTo(RpcException.INVALID_PARAMS);
    assertThat(inSession(session, "ping", "{}").path("result").isObject()).isTrue();
  }

  @Test
  void legacy_tellsHowFarItIs_whenAsked() {
    String session = opened("/mcp");
    HttpResponse<String> response = house.send(house.post(
        "/mcp",
        request("tools/call", "{\"name\":\"sleep_now\",\"_meta\":{\"progressToken\":5}}")
            .toString(),
        with(session)));
    List<JsonNode> messages = McpHouse.messages(response);
    assertThat(messages).hasSizeGreaterThan(2);
    assertThat(messages.get(0).path("method").asText()).isEqualTo("notifications/progress");
    assertThat(McpHouse.last(response).at("/result/structuredContent/outcome").asText())
        .isEqualTo("dry_run");
  }

  @Test
  void legacy_sessionEnds() {
    String session = opened("/mcp");
    HttpRequest.Builder delete = HttpRequest.newBuilder(house.uri("/mcp"))
        .header("Mcp-Session-Id", session)
        .DELETE();
    assertThat(house.send(delete).statusCode()).isEqualTo(200);
    assertError(
        house.post("/mcp", request("tools/list", "{}").toString(), with(session)),
        404,
        RpcException.SESSION_NOT_FOUND);
  }

  @Test
  void session_isNobodyElses() {
    house.admit("ann", McpHouse.bound("ann", new SpaceName("ann"), Scope.READ, Scope.WRITE));
    house.admit("bob", McpHouse.bound("bob", new SpaceName("ann"), Scope.READ));
    String session = opened("/mcp/ann", "Authorization", "ann");
    assertError(
        house.post(
            "/mcp/ann",
            request("tools/list", "{}").toString(),
            with(session, "Authorization", "bob")),
        404,
        RpcException.SESSION_NOT_FOUND);
    assertError(
        house.post("/mcp", request("tools/list", "{}").toString(), with(session)),
        404,
        RpcException.SESSION_NOT_FOUND);
  }

  @Test
  void foreignMemory_isNotThere() {
    house.admit("eve", McpHouse.bound("eve", new SpaceName("eve"), Scope.READ));
    String body = modern("tools/list", "{}").toString();
    for (String path : List.of("/mcp", "/mcp/ann", "/mcp/never-heard-of", "/mcp/%20")) {
      HttpResponse<String> response = house.send(house.post(path, body, "Authorization", "eve"));
      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(response.body()).contains("there is no such memory");
    }
    JsonNode tools = McpHouse.last(
            sendModern("/mcp/eve", modern("tools/list", "{}"), "Authorization", "eve"))
        .at("/result/tools");
    assertThat(tools.findValuesAsText("name"))
        .containsExactly("recall", "explain_memory", "memory_status");
    assertThat(McpHouse.last(sendModern(
                "/mcp/eve",
                modern(
                    "tools/call",
                    "{\"name\":\"remember\",\"arguments\":{\"text\":\"x\",\"kind\":\"fact\"}}"),
                "Authorization",
                "eve"))
            .at("/result/content/0/text")
            .asText())
        .startsWith("not done: 'eve' may not write in this memory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "null",
        "\"text\"",
        "{\"jsonrpc\":\"2.0\"}",
        "{\"jsonrpc\":\"1.0\",\"id\":1}",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":\"x\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}"
      })
  void nonsense_isAnErrorOfJsonRpc_withoutTheInside(String body) {
    HttpResponse<String> response = house.send(house.post("/mcp", body));
    assertThat(response.body())
        .doesNotContain("stackTrace", "io.modelcontextprotocol", "at io.", "Exception");
    assertThat(McpHouse.last(response).path("jsonrpc").asText())
        .as(response.body())
        .isEqualTo("2.0");
    assertThat(McpHouse.last(response).path("error").path("code").isInt())
        .as(response.body())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"name\":\"no_such_tool\"}",
        "{\"name\":\"recall\",\"arguments\":\"x\"}",
        "{\"name\":\"recall\",\"_meta\":7}"
      })
  void legacy_callThatCannotBeRead_isAnswered(String params) {
    ObjectNode call = Rpc.object().put("jsonrpc", "2.0").put("id", 7).put("method", "tools/call");
    call.set("params", Json.read(params));
    HttpResponse<String> response =
        house.send(house.post("/mcp", call.toString(), with(opened("/mcp"))));
    assertThat(McpHouse.last(response).at("/error/code").asInt())
        .as(response.body())
        .isEqualTo(RpcException.INVALID_PARAMS);
    assertThat(McpHouse.last(response).path("id").asInt()).isEqualTo(7);
  }

  @Test
  void revisionThatNobodySpeaks_isToldWithThoseSpoken() {
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    HttpResponse<String> response =
        house.send(house.post("/mcp", ping, "MCP-Protocol-Version", "1999-01-01"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(McpHouse.last(response).at("/error/code").asInt())
        .isEqualTo(RpcException.UNSUPPORTED_VERSION);
    assertThat(McpHouse.last(response).at("/error/data/supported")).isNotEmpty();
  }

  @Test
  void otherRequests_areRefused() {
    String body = modern("tools/list", "{}").toString();
    assertError(HttpRequest.newBuilder(house.uri("/mcp")).GET(), 405, RpcException.INVALID_REQUEST);
    assertError(
        HttpRequest.newBuilder(house.uri("/mcp")).PUT(HttpRequest.BodyPublishers.ofString(body)),
        405,
        RpcException.INVALID_REQUEST);
    assertError(
        HttpRequest.newBuilder(house.uri("/mcp"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        415,
        RpcException.INVALID_REQUEST);
    assertError(
        house.post("/mcp", body, "Origin", "https://evil.example"),
        403,
        RpcException.INVALID_REQUEST);
    assertError(house.post("/mcp", " ".repeat((4 << 20) + 1)), 413, RpcException.INVALID_REQUEST);
  }

  private static void assertError(HttpRequest.Builder request, int status, int code) {
    HttpResponse<String> response = house.send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(McpHouse.last(response).at("/error/code").asInt())
        .as(response.body())
        .isEqualTo(code);
  }

  /** The server asks for the body when it begins to read it; from then on its patience counts. */
  @Test
  void bodyThatTakesTooLong_isGivenUp() throws IOException {
    String message = modern("tools/list", "{}").toString();
    assertThat(sentAfter(Duration.ofSeconds(29), message)).startsWith("HTTP/1.1 400");
    assertThat(sentAfter(Duration.ofMinutes(1), message))
        .startsWith("HTTP/1.1 408")
        .contains("the body did not arrive in time");
  }

  /** Sends a message whose body comes late, and returns what is answered to it. */
  private String sentAfter(Duration time, String message) throws IOException {
    URI server = house.uri("");
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(("POST /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
              + message.length() + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      String asked = "HTTP/1.1 100 Continue\r\n\r\n";
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readNBytes(asked.length()), StandardCharsets.US_ASCII))
          .isEqualTo(asked);
      house.clock.advance(time);
      out.write(message.getBytes(StandardCharsets.US_ASCII));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
