package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that names itself is done once. */
final class IdempotentRequestTest {

  private static final String MESSAGES = "/v1/spaces/ada/messages";
  private static final String HELLO =
      "[{\"speaker\":\"ada\",\"content\":\"The keys are with Runa.\"}]";

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

  private Answer record(String body, String key) {
    return server.post(MESSAGES, body, "Idempotency-Key", key);
  }

  private long experiences() {
    return server.get("/v1/spaces/ada/stats").json().path("experiences").asLong();
  }

  @Test
  void sameRequest_isDoneOnce_andToldTheSame_alsoAfterARestart() {
    Answer first = record(HELLO, "one");
    server.clock().advance(java.time.Duration.ofMinutes(1));
    Answer second = record(HELLO, "one");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("idempotency-replayed")).isEqualTo("true");
    server.close();
    server = new RunningMemoryServer(home);
    assertThat(record(HELLO, "one").json()).isEqualTo(first.json());
    assertThat(experiences()).isEqualTo(1);
  }

  @Test
  void sameTextLater_withoutAKey_isSaidTwice() {
    server.post(MESSAGES, HELLO);
    server.clock().advance(java.time.Duration.ofMinutes(1));
    server.post(MESSAGES, HELLO);
    assertThat(experiences()).isEqualTo(2);
  }

  @Test
  void otherRequestOfTheSameKey_isRefused_andNothingIsRecorded() {
    record(HELLO, "one");
    Answer refused = record(HELLO.replace("Runa", "Bo"), "one");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(experiences()).isEqualTo(1);
  }

  @Test
  void requestThatFailed_canBeSentAgain() {
    assertThat(record("[{\"speaker\":\"ada\"}]", "one").status()).isEqualTo(422);
    assertThat(record(HELLO, "one").status()).isEqualTo(201);
  }
}
