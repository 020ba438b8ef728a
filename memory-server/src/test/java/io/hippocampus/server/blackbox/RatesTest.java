package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.blackbox.Client.Answer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers that ask too often, and those that guess. */
final class RatesTest {

  @TempDir
  Path folder;

  @Test
  void whoAsksTooOften_isToldWhenToComeBack_andNobodyElseIs() {
    Path home = folder.resolve("home");
    String busy = Keys.create(home, "busy", "--scope", "read");
    String calm = Keys.create(home, "calm", "--scope", "read");
    try (Server server = Server.in(home, "--rate", "1")) {
      Client client = server.stranger().bearing(busy);
      Answer refused = IntStream.range(0, 100)
          .mapToObj(i -> client.get("/v1/spaces"))
          .filter(answer -> answer.status() != 200)
          .findFirst()
          .orElseThrow();

      Document.isProblem(refused, 429);
      assertThat(refused.header("Retry-After").orElseThrow()).matches("[1-9]\\d{0,2}");
      assertThat(server.stranger().bearing(calm).get("/v1/spaces").status()).isEqualTo(200);
      assertThat(Patience.ask(() -> client.get("/v1/spaces")).status()).isEqualTo(200);
    }
  }

  /** Guessing is slow; who has a key is not slowed down by who guesses from the same address. */
  @Test
  void whoGuessesKeys_isSlowedDown() {
    Path home = folder.resolve("home");
    String key = Keys.create(home, "ada", "--scope", "read");
    try (Server server = Server.in(home)) {
      Client guesser = server.stranger().bearing("hk_00000000_" + "A".repeat(43));
      Answer refused = IntStream.range(0, 1_000)
          .mapToObj(i -> guesser.get("/v1/spaces"))
          .filter(answer -> answer.status() != 401)
          .findFirst()
          .orElseThrow();

      Document.isProblem(refused, 429);
      assertThat(refused.header("Retry-After")).isPresent();
      assertThat(server.stranger().bearing(key).get("/v1/spaces").status()).isEqualTo(200);
      assertThat(server.owner().get("/v1/spaces").status()).isEqualTo(200);
    }
  }
}
