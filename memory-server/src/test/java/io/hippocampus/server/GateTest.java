package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer.Answer;
import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.access.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in, and what they may do. */
final class GateTest {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

  /** The routes that are meant to be open to everyone. */
  private static final Set<String> OPEN = Set.of(
      "GET /health/live",
      "GET /health/ready",
      "GET /openapi.json",
      "HEAD /health/live",
      "HEAD /health/ready",
      "HEAD /openapi.json");

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
  void everyRouteOfTheRouter_needsAKey_unlessItIsMeantToBeOpen() {
    server.key("someone", Set.of(Scope.READ));
    Set<String> open = new TreeSet<>();
    for (String route : server.server().routed()) {
      String[] parts = route.split(" ", 2);
      String path = VARIABLE.matcher(parts[1]).replaceAll("x");
      Answer answer = server.ask(parts[0], path, "");
      if (answer.status() == 401) {
        assertThat(answer.header("www-authenticate")).startsWith("Bearer");
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        if (!parts[0].equals("HEAD")) {
          assertThat(answer.json().path("type").asText())
              .isEqualTo("urn:hippocampus:problem:unauthenticated");
        }
      } else if (answer.status() != 429) { // which is for those who keep asking without a key
        open.add(route);
      }
    }
    assertThat(open).isEqualTo(OPEN);
  }

  @Test
  void keyWithoutTheScope_isRefusedByEveryRouteThatNeedsIt() {
    String none = server.key("sleeper", Set.of(Scope.SLEEP));
    Answer refused = server.get("/v1/spaces", "Authorization", "Bearer " + none);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("detail").asText()).contains("'read'").contains("sleeper");
    String admin = server.key("admin", Set.of(Scope.ADMIN));
    assertThat(server.get("/v1/spaces", "Authorization", "Bearer " + admin).status())
        .isEqualTo(200);
  }

  @Test
  void foreignSpace_isAnsweredAsAnUnknownOne() {
    server.record("secret", "The canary is yellow.");
    String bound = server.key("bob", Set.of(Scope.ADMIN), "bob");
    String free = server.key("free", Set.of(Scope.ADMIN));
    for (String path : Set.of("/stats", "/window", "/memories", "/policy", "/sleeps")) {
      Answer foreign = server.get("/v1/spaces/secret" + path, "Authorization", "Bearer " + bound);
      Answer unknown = server.get("/v1/spaces/secre7" + path, "Authorization", "Bearer " + free);
      assertThat(foreign.status()).as(path).isEqualTo(404);
      assertThat(foreign.body().replace("secret", "S"))
          .isEqualTo(unknown.body().replace("secre7", "S"));
      assertThat(foreign.headers().keySet()).isEqualTo(unknown.headers().keySet());
    }
    assertThat(
            server.get("/v1/spaces", "Authorization", "Bearer " + bound).json().path("items"))
        .isEmpty();
  }

  @Test
  void doorForOwnProcesses_isNotThere_whoeverElseAsks() {
    Answer unknown = server.post("/commend", "{}");
    Answer keyless = server.post("/command", "{}");
    assertThat(keyless.status()).isEqualTo(404);
    assertThat(keyless.body().replace("command", "commend")).isEqualTo(unknown.body());
    String admin = server.key("admin", Set.of(Scope.ADMIN));
    for (String path : Set.of("/command", "/command/1", "/comm%61nd", "/command%2F1")) {
      Answer refused = server.post(path, "{}", "Authorization", "Bearer " + admin);
      assertThat(refused.status()).as(path).isEqualTo(404);
    }
    String own = server.ownToken();
    assertThat(server.post("/command", "{}", "Authorization", "Bearer " + own).status())
        .isEqualTo(400);
  }

  @Test
  void revokedKey_opensNothingFromTheNextRequestOn() {
    String key = server.key("ann", Set.of(Scope.READ));
    assertThat(server.get("/v1/spaces", "Authorization", "Bearer " + key).status())
        .isEqualTo(200);
    assertThat(new AccessKeys(home, server.clock()).revoke("ann")).isPresent();
    assertThat(server.get("/v1/spaces", "Authorization", "Bearer " + key).status())
        .isEqualTo(401);
  }

  @Test
  void ownToken_opensEverything_alsoWhenKeysAreNeeded() {
    server.key("ann", Set.of(Scope.READ));
    assertThat(server
            .get("/v1/spaces", "Authorization", "Bearer " + server.ownToken())
            .status())
        .isEqualTo(200);
  }

  @Test
  void foreignPage_isRefused_andOurOwnIsNot() {
    assertThat(server.get("/v1/spaces", "Origin", "http://evil.example").status())
        .isEqualTo(403);
    assertThat(server.get("/v1/spaces", "Origin", "null").status()).isEqualTo(403);
    assertThat(server.get("/v1/spaces", "Origin", "http://localhost:1234").status())
        .isEqualTo(200);
    assertThat(server.get("/v1/spaces", "Origin", "https://memory.example").status())
        .isEqualTo(200);
  }

  @Test
  void audit_tellsWhoDidWhat_andNoTextAndNoKey() throws Exception {
    String key = server.key("ann", Set.of(Scope.READ, Scope.WRITE));
    server.post(
        "/v1/spaces/ann/messages",
        "[{\"speaker\":\"ann\",\"content\":\"The canary is yellow.\"}]",
        "Authorization",
        "Bearer " + key);
    server.post(
        "/v1/spaces/ann/recall",
        "{\"cue\":\"Which colour has the canary?\"}",
        "Authorization",
        "Bearer " + key);
    String audit = Files.readString(home.resolve("log/audit.0.jsonl"));
    assertThat(audit)
        .contains("\"caller\":\"ann\"")
        .contains("/v1/spaces/{space}/messages")
        .contains("\"status\":201")
        .doesNotContain("canary")
        .doesNotContain(key.substring(12));
  }

  @Test
  void tooManyRequests_areToldWhenToComeBack() {
    server.close();
    server = new RunningMemoryServer(home, 1);
    Answer last = server.get("/health/live");
    for (int i = 0; i < 100 && last.status() == 200; i++) {
      last = server.get("/health/live");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("retry-after")).matches("[1-9][0-9]*");
  }
}
