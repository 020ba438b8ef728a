package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs tell who did what, and nothing of what was said or of what opens the door. */
final class SilenceTest {

  private static final String CANARY = "Canary-5f2c";

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void whatIsSaid_andWhatOpensTheDoor_areInNoLog(String log) {
    Path home = folder.resolve("home");
    String key = Keys.create(home, "ada", "--scope", "admin");
    String token;
    Program program;
    try (Server server = Server.in(home, "--log", log, "--verbose")) {
      token = server.token();
      program = server.program();
      speakOfTheCanary(server.stranger().bearing(key));
      speakOfTheCanary(server.stranger().bearing(key + CANARY));
      speakOfTheCanary(server.stranger().with("Authorization", "Basic " + CANARY));
      assertThat(server.stop()).isIn(0, 143);
    }

    for (String said : List.of(program.written(), program.complained(), logs(home))) {
      assertThat(said).doesNotContain(CANARY, key, token, key.substring(12));
    }
    assertThat(logs(home))
        .contains("\"caller\":\"ada\"", "\"space\":\"birds\"", "/v1/spaces/{space}/recall");
  }

  private static void speakOfTheCanary(Client client) {
    String space = "/v1/spaces/birds";
    client.post(
        space + "/messages",
        List.of(Map.of("speaker", CANARY, "session", CANARY, "content", CANARY + " sings.")));
    client.post(space + "/messages", "[{\"speaker\":\"" + CANARY);
    client.post(space + "/messages", List.of(Map.of(CANARY, CANARY, "speaker", 1)));
    client.post(space + "/recall", Map.of("cue", "Where is " + CANARY + "?"));
    client.post(space + "/recall", Map.of("cue", 1, CANARY, CANARY));
    client.get(space + "/memories?speaker=" + CANARY);
    client.get(space + "/memories?" + CANARY + "=1");
    client.ask("PUT", space + "/policy", Map.of("document", CANARY + ": [", "why", CANARY));
    client.with("Idempotency-Key", CANARY).post(space + "/messages", List.of(Life.message(1)));
    client.post(space + "/sleeps", Map.of());
    client
        .with("Accept", "application/json, text/event-stream")
        .post("/mcp/birds", Map.of("jsonrpc", "2.0", "id", CANARY, "method", CANARY));
  }

  private static String logs(Path home) {
    try (Stream<Path> files = Files.list(home.resolve("log"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
