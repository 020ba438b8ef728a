package io.hippocampus.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.view.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages by the line: everything that was asked is answered, and nothing else is written. */
final class McpStdioTest {

  private static final String META = """
      "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {}, "progressToken": "t"}""";

  private static final String SAID = String.join(
          "\n", """
          {"jsonrpc": "2.0", "id": "probe", "method": "server/discover", "params": {%s}}""", """
          {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": \
          "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""", """
          {"jsonrpc": "2.0", "method": "notifications/initialized"}""", """
          {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "remember", \
          "arguments": {"text": "Runa keeps bees.", "kind": "fact"}}}""", "this is no JSON", "[]", """
          {"jsonrpc": "2.0", "id": 3, "method": "no/such/method"}""", """
          {"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {"name": "sleep_now", %s}}""")
      .replace("%s", META.replace("\n", " "));

  /** Messages that say JSON-RPC 2.0 and are none, and calls of what cannot be called so. */
  private static final List<String> UNREADABLE =
      List.of("""
      {"jsonrpc": "2.0", "id": 1}""", """
      {"jsonrpc": "2.0", "id": null, "method": "ping"}""", """
      {"jsonrpc": "2.0", "id": 1.5, "method": "ping"}""", """
      {"jsonrpc": "2.0", "id": 1, "error": "none"}""", """
      {"jsonrpc": "2.0", "id": 2, "method": "tools/call"}""", """
      {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": []}""", """
      {"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {"name": "recall", \
      "arguments": "x"}}""", """
      {"jsonrpc": "2.0", "id": 5, "method": "tools/call", "params": {"name": "no_such_tool"}}""", """
      {"jsonrpc": "2.0", "id": 6, "method": "resources/read", "params": {"uri": 7}}""", """
      {"jsonrpc": "2.0", "id": 7, "method": "prompts/get"}""");

  @TempDir
  private Path home;

  private McpHouse house;

  @BeforeEach
  void open() {
    house = new McpHouse(home);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** How a conversation is held. */
  private interface Way {
    void hold(InputStream in, OutputStream out) throws IOException;
  }

  private static Map<String, JsonNode> answered(Way way) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    way.hold(new ByteArrayInputStream(SAID.getBytes(StandardCharsets.UTF_8)), out);
    Map<String, JsonNode> answers = out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(Json::read)
        .peek(message -> assertThat(Rpc.isMessage(message)).as("%s", message).isTrue())
        .filter(message -> message.has("id"))
        .collect(Collectors.toMap(message -> message.path("id").asText(), Function.identity()));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("notifications/progress");
    return answers;
  }

  private void assertAnswered(Map<String, JsonNode> answers) {
    assertThat(answers).containsOnlyKeys("probe", "1", "2", "3", "4");
    assertThat(answers.get("probe").at("/result/supportedVersions/0").asText())
        .isEqualTo("2026-07-28");
    assertThat(answers.get("1").at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
    assertThat(answers.get("2").at("/result/structuredContent/isNew").asBoolean())
        .isTrue();
    assertThat(answers.get("3").at("/error/code").asInt()).isEqualTo(-32601);
    assertThat(answers.get("4").at("/result/structuredContent/outcome").asText())
        .isEqualTo("dry_run");
    assertThat(house.memory.space("default").memories())
        .anyMatch(memory -> memory.content().equals("Runa keeps bees."));
  }

  @Test
  void serve_answersEverything_thenEnds() throws IOException {
    assertAnswered(
        answered((in, out) -> McpStdio.serve(house.memory.space("default"), "1.2.3", in, out)));
  }

  @Test
  void forward_answersEverything_thenEnds() throws IOException {
    RunningServer server =
        new RunningServer(house.uri(""), "owner", Optional.empty(), 1, Instant.EPOCH);
    assertAnswered(answered((in, out) ->
        McpStdio.forward(() -> Optional.of(server), new SpaceName("default"), in, out)));
  }

  @Test
  void serve_goesOnAnswering_afterWhatNobodyCanRead() throws IOException {
    List<String> said = new ArrayList<>(List.of("""
        {"jsonrpc": "2.0", "id": "early", "method": "tools/list"}""", """
        {"jsonrpc": "2.0", "id": "bare", "method": "initialize"}""", """
        {"jsonrpc": "2.0", "id": "init", "method": "initialize", "params": {"protocolVersion": \
        "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""", """
        {"jsonrpc": "2.0", "method": "notifications/initialized"}"""));
    for (String unreadable : UNREADABLE) {
      said.add(unreadable);
    }
    said.add("{\"jsonrpc\": \"2.0\", \"id\": \"last\", \"method\": \"ping\"}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    McpStdio.serve(
        house.memory.space("default"),
        "1.2.3",
        new ByteArrayInputStream(String.join("\n", said).getBytes(StandardCharsets.UTF_8)),
        out);
    List<JsonNode> answers =
        out.toString(StandardCharsets.UTF_8).lines().map(Json::read).toList();
    assertThat(answers).hasSize(4 + UNREADABLE.size());
    assertThat(answers).filteredOn(answer -> answer.has("error")).allSatisfy(answer -> {
      assertThat(answer.at("/error/code").asInt())
          .isIn(RpcException.INVALID_REQUEST, RpcException.INVALID_PARAMS);
      assertThat(answer.at("/error/message").asText())
          .doesNotContain("modelcontextprotocol", "java.", "null");
    });
    assertThat(answers)
        .filteredOn(answer -> answer.has("result"))
        .extracting(answer -> answer.path("id").asText())
        .containsExactlyInAnyOrder("init", "last");
  }

  @Test
  void forward_toNobody_saysSo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    McpStdio.forward(
        Optional::empty,
        new SpaceName("default"),
        new ByteArrayInputStream("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n"
            .getBytes(StandardCharsets.UTF_8)),
        out);
    assertThat(
            Json.read(out.toString(StandardCharsets.UTF_8)).at("/error/message").asText())
        .contains("the memory server does not answer");
  }
}
