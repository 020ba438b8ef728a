package io.hippocampus.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer;
import io.hippocampus.server.RunningMemoryServer.Answer;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.cli.Shell;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server tells those who keep it running. */
final class WatchTest {

  @TempDir
  private Path home;

  private static double metric(RunningMemoryServer server, String name) {
    String all = server.get("/metrics").body();
    Matcher line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
        .matcher(all);
    assertThat(line.find()).as(name + " in " + all).isTrue();
    return Double.parseDouble(line.group(1));
  }

  @Test
  void recalls_areMeasured_whoeverAsks() {
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("default", "The ferry leaves at noon.");
      assertThat(metric(server, "hippocampus_recall_seconds_count")).isZero();

      server.post("/v1/spaces/default/recall", "{\"cue\": \"ferry\"}");
      assertThat(metric(server, "hippocampus_recall_seconds_count")).isEqualTo(1);

      new Shell(home).run("recall", "ferry");
      assertThat(metric(server, "hippocampus_recall_seconds_count")).isEqualTo(2);

      Answer called = server.post(
          "/mcp",
          """
              {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
                "name": "recall", "arguments": {"query": "ferry"}, "_meta": {
                  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                  "io.modelcontextprotocol/clientCapabilities": {},
                  "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"}}}}
              """,
          "Accept",
          "application/json, text/event-stream",
          "MCP-Protocol-Version",
          "2026-07-28",
          "Mcp-Method",
          "tools/call",
          "Mcp-Name",
          "recall");
      assertThat(called.body()).contains("The ferry leaves at noon.");
      assertThat(metric(server, "hippocampus_recall_seconds_count")).isEqualTo(3);
    }
  }

  @Test
  void nights_areCounted_withTheirPhasesAndDecisions() {
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("default", "The ferry leaves at noon.", "The key lies under the mat.");
      assertThat(new Shell(home).run("sleep").exitCode()).isZero();
      assertThat(metric(server, "hippocampus_nights_total{outcome=\"committed\"}"))
          .isEqualTo(1);
      assertThat(metric(server, "hippocampus_night_phase_seconds_count{phase=\"prune\"}"))
          .isEqualTo(1);
      assertThat(server.get("/metrics").body()).contains("hippocampus_night_decisions_total{");
      assertThat(metric(server, "hippocampus_nights_waiting")).isZero();
    }
  }

  @Test
  void memories_areCountedByRetrievability_andNoSpaceIsNamed() {
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("secret-space", "The ferry leaves at noon.", "The key lies under the mat.");
      assertThat(metric(server, "hippocampus_memories{state=\"short_term\"}")).isEqualTo(2);
      assertThat(metric(server, "hippocampus_retrievability_memories{band=\"0.9-1.0\"}"))
          .isEqualTo(2);
      assertThat(server.get("/metrics").body()).doesNotContain("secret-space");
    }
  }

  @Test
  void readiness_tellsWhatItFound_onlyToWhoMayReadEverySpace() {
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("default", "The ferry leaves at noon.");
      Answer ready = server.get("/health/ready");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.json().findValuesAsText("name"))
          .containsExactly("store", "index", "disk", "embedding", "scheduler", "nights");
      assertThat(ready.json().findValuesAsText("result")).doesNotContain("fail");

      String all = "Bearer " + server.key("all", Set.of(Scope.READ));
      String one = "Bearer " + server.key("one", Set.of(Scope.READ), "default");
      assertThat(server.get("/health/ready", "Authorization", all).json().path("checks"))
          .hasSize(6);
      assertThat(server.get("/health/ready", "Authorization", one).json().path("checks"))
          .isEmpty();
      Answer stranger = server.get("/health/ready");
      assertThat(stranger.status()).isEqualTo(200);
      assertThat(stranger.json().path("checks")).isEmpty();
    }
  }
}
