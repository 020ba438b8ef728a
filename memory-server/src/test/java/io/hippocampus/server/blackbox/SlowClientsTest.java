package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that dribble, stall or never read: others are answered meanwhile, and sooner or later the
 * server hangs up on each. All sorts at once, since each of them takes its time.
 */
final class SlowClientsTest {

  private static final int OF_EACH_SORT = 60;

  /** Who asks for far more than the buffers between can hold, and reads none of it. */
  private static final int READ_NOTHING = 10;

  private static final int PAGES = 200;

  @TempDir
  Path folder;

  private Server server;
  private final List<Wire> slow = new ArrayList<>();

  private String head(String request, String... headers) {
    StringBuilder head = new StringBuilder(request)
        .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ")
        .append(server.token())
        .append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.toString();
  }

  /** Far longer than the server has patience; a server that has no end of it fails here. */
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void slowClients_holdUpNobody_andAreCutOff() {
    try (Server started = Server.in(folder.resolve("home"));
        ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor()) {
      server = started;
      assertThat(Life.live(server.owner(), "harbour", 300).status()).isEqualTo(201);
      for (int i = 0; i < OF_EACH_SORT; i++) {
        dribble(drops, head("GET /v1/spaces"), "X: y\r\n");
        dribble(
            drops,
            head(
                    "POST /v1/spaces/harbour/recall",
                    "Content-Type: application/json",
                    "Content-Length: 100000")
                + "\r\n{\"cue\":\"",
            "x");
        stall(head(
                "POST /v1/spaces/harbour/messages",
                "Content-Type: application/json",
                "Content-Length: 1000")
            + "\r\n[");
        stall("GET /v1/spa");
      }
      List<CompletableFuture<Void>> hungUpOn = new ArrayList<>();
      for (int i = 0; i < READ_NOTHING; i++) {
        hungUpOn.add(readNothing(drops));
      }

      for (int i = 0; i < 100; i++) {
        assertThat(server
                .owner()
                .post("/v1/spaces/harbour/recall", Map.of("cue", Life.cue(i), "limit", 3))
                .status())
            .isEqualTo(200);
      }
      slow.forEach(SlowClientsTest::awaitTheEnd);
      hungUpOn.forEach(CompletableFuture::join);
      drops.shutdown();
      assertThat(server.owner().get("/health/live").status()).isEqualTo(200);
      assertThat(server.program().complained()).doesNotContain("\tat ", "severe:");
    }
  }

  /** Asks for much and reads none of it; completes when the server has hung up. */
  private CompletableFuture<Void> readNothing(ScheduledExecutorService drops) {
    String page = head("GET /v1/spaces/harbour/memories?pageSize=200") + "\r\n";
    Wire wire = Wire.to(server.url()).say(page.repeat(PAGES));
    CompletableFuture<Void> hungUp = new CompletableFuture<>();
    drops.scheduleAtFixedRate(
        () -> {
          if (!wire.isHeard(new byte[] {'\r', '\n'})) {
            hungUp.complete(null);
          }
        },
        1,
        1,
        TimeUnit.SECONDS);
    return hungUp;
  }

  private void stall(String said) {
    slow.add(Wire.to(server.url()).say(said));
  }

  private void dribble(ScheduledExecutorService drops, String said, String drop) {
    Wire wire = Wire.to(server.url()).say(said);
    slow.add(wire);
    byte[] bytes = drop.getBytes(StandardCharsets.US_ASCII);
    drops.scheduleAtFixedRate(() -> wire.isHeard(bytes), 1, 1, TimeUnit.SECONDS);
  }

  /** Reads what there is until the server has hung up. */
  private static void awaitTheEnd(Wire wire) {
    wire.rest();
    wire.close();
  }
}
