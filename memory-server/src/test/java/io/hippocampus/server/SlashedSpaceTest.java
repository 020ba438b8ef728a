package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.RunningMemoryServer.Answer;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.mcp.McpStdio;
import io.hippocampus.server.view.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A space may have a slash in its name, and no other path becomes ambiguous by that. */
final class SlashedSpaceTest {

  @TempDir
  private Path home;

  private RunningMemoryServer server;

  @BeforeEach
  void start() {
    server = new RunningMemoryServer(home);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void spaceWithASlash_isReached_andIsNoOther() throws IOException {
    Answer recorded = server.record("team%2Fada", "Runa keeps bees.");
    assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    Answer recalled = server.post("/v1/spaces/team%2fada/recall", "{\"cue\":\"bees\"}");
    assertThat(recalled.body()).contains("Runa keeps bees.");
    assertThat(server.get("/v1/spaces").body()).contains("team/ada");
    assertThat(server.get("/v1/spaces/team").status()).isEqualTo(404);
    assertThat(server.get("/v1/spaces/team/ada").status()).isEqualTo(404);
    assertThat(initialized("team/ada")).contains("serverInfo");
  }

  private String initialized(String space) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    McpStdio.forward(
        () -> RunningServer.of(home),
        new SpaceName(space),
        new ByteArrayInputStream("""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":\
            "2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
            """.getBytes(StandardCharsets.UTF_8)),
        out);
    return Json.read(out.toString(StandardCharsets.UTF_8)).path("result").toString();
  }

  @Test
  void key_opensTheSpaceOfItsName_whateverStandsBeforeOrAfterASlash() {
    server.record("team%2Fada", "Runa keeps bees.");
    server.record("team", "The team meets on Mondays.");
    String ada = "Bearer " + server.key("ada", Set.of(Scope.READ), "team/ada");
    String team = "Bearer " + server.key("team", Set.of(Scope.READ), "team");
    assertThat(memories("team%2Fada", ada)).isEqualTo(200);
    assertThat(memories("team", ada)).isEqualTo(404);
    assertThat(memories("team", team)).isEqualTo(200);
    for (String foreign :
        List.of("team%2Fada", "team%2F..%2Fteam%2Fada", "team%2Fada%2F..", "%2Fteam", "team%2F")) {
      assertThat(memories(foreign, team)).as(foreign).isEqualTo(404);
    }
  }

  private int memories(String space, String key) {
    return server.get("/v1/spaces/" + space + "/memories", "Authorization", key).status();
  }

  @Test
  void slashInAName_isNeverASlashOfThePath() {
    server.record("work", "Runa keeps bees.");
    assertThat(server.get("/v1/spaces/work%2Fmemories").status()).isEqualTo(404);
    assertThat(server.get("/v1%2Fspaces").status()).isEqualTo(404);
    assertThat(server.get("/v1/spaces/x%2F..%2Fwork/memories").status()).isEqualTo(404);
    server.key("someone", Set.of(Scope.READ), "work");
    for (String path : List.of(
        "/health%2Flive", "/v1/spaces%2F..%2F..%2Fhealth%2Flive", "/mcp%2Fwork", "/mcp/x%2Fwork")) {
      assertThat(server.get(path).status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void whateverElseIsAmbiguous_isRefused() throws IOException {
    server.record("work", "Runa keeps bees.");
    for (String path : List.of(
        "/v1/spaces/x/%2e%2e/work/memories",
        "/v1/spaces/%2E%2E/spaces/work/memories",
        "/v1/spaces/x/..;/work/memories",
        "/v1/spaces/team%252Fada/memories",
        "/v1//spaces/work/memories",
        "/v1/spaces/work;x=1/memories",
        "/v1/spaces/%u002e/memories")) {
      assertThat(raw(path)).as(path).doesNotStartWith("HTTP/1.1 2").doesNotContain("bees");
    }
    assertThat(raw("/v1/spaces/work/memories")).contains("bees");
  }

  private String raw(String path) throws IOException {
    try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
