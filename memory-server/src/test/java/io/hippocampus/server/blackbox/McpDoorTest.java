package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hippocampus.server.blackbox.Client.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The door for MCP obeys the same keys as the others. */
final class McpDoorTest {

  private static final String HERE = "/mcp/" + Town.SPACE;

  private final Town town = Town.here();

  private static Client speaking(Client client) {
    return client
        .with("Accept", "application/json, text/event-stream")
        .with("MCP-Protocol-Version", "2025-11-25");
  }

  private static Map<String, Object> message(String method, Map<String, Object> parameters) {
    return Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", parameters);
  }

  private static Answer begin(Client client, String path) {
    return speaking(client)
        .post(
            path,
            message(
                "initialize",
                Map.of(
                    "protocolVersion",
                    "2025-11-25",
                    "capabilities",
                    Map.of(),
                    "clientInfo",
                    Map.of("name", "black box", "version", "1"))));
  }

  private static Client inSession(Client client, Answer begun) {
    assertThat(begun.status()).as(begun.toString()).isEqualTo(200);
    return speaking(client)
        .with("Mcp-Session-Id", begun.header("Mcp-Session-Id").orElseThrow());
  }

  /** Returns what a tool answers. */
  private static JsonNode call(Client inSession, String tool, Map<String, Object> arguments) {
    String events = inSession
        .post(HERE, message("tools/call", Map.of("name", tool, "arguments", arguments)))
        .text();
    return events
        .lines()
        .filter(line -> line.startsWith("data: "))
        .findFirst()
        .map(line -> json(line.substring(6)))
        .orElseGet(() -> json(events));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void withoutAKey_isUnauthenticated() {
    Document.isProblem(Patience.ask(() -> begin(town.server().stranger(), HERE)), 401);
    Document.isProblem(
        Patience.ask(() -> begin(town.server().stranger(), HERE + "?key=hk_00000000_x")), 401);
  }

  @Test
  void foreignMemory_isAsOneThatIsNotThere_toTheLastByte() {
    Answer foreign = begin(town.elsewhere(), HERE);
    Answer unknown = begin(town.elsewhere(), "/mcp/nowhere");

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text()).isEqualTo(unknown.text().replace("nowhere", Town.SPACE));
  }

  @Test
  void toolThatNeedsMoreThanTheKeyAllows_isRefused_andDoesNothing() {
    Client reader = inSession(town.without("write"), begin(town.without("write"), HERE));
    String secret = "The reader wrote that the lamp is out.";

    JsonNode refused = call(reader, "remember", Map.of("text", secret));

    assertThat(refused.at("/result/isError").asBoolean() || refused.has("error"))
        .as(refused.toString())
        .isTrue();
    assertThat(refused.toString()).contains("write");
    assertThat(call(reader, "recall", Map.of("query", secret)).toString()).doesNotContain(secret);
  }

  @Test
  void sessionOfOne_isNotForAnother() {
    Answer begun = begin(town.admin(), HERE);
    Client thief = inSession(town.without("write"), begun);

    assertThat(thief.post(HERE, message("tools/list", Map.of())).status()).isBetween(400, 404);
  }

  @Test
  void revokedKey_opensNothingFromThenOn_alsoInAnOpenSession() {
    Client leaving = town.server().key("leaving", "--scope", "read,write");
    Client session = inSession(leaving, begin(leaving, HERE));
    assertThat(session.post(HERE, message("tools/list", Map.of())).status()).isEqualTo(200);

    assertThat(Program.run(town.server().home(), "key", "revoke", "leaving").exitCode())
        .isZero();

    Document.isProblem(
        Patience.ask(() -> session.post(HERE, message("tools/list", Map.of()))), 401);
    Document.isProblem(Patience.ask(() -> leaving.get("/v1/spaces")), 401);
  }
}
