package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.blackbox.Client.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who ask at the same time. */
final class ManyRecallsTest {

  private static final int RECALLS = 1_000;
  private static final int FACTS = 100;

  @TempDir
  Path folder;

  /** Each asks for a fact of its own, so that an answer given to the wrong one is seen. */
  @Test
  void aThousandRecallsAtOnce_areEachAnsweredRightly() {
    try (Server server = Server.in(folder.resolve("home"))) {
      Client client = server.owner();
      assertThat(Life.live(client, "harbour", FACTS).status()).isEqualTo(201);

      List<CompletableFuture<Answer>> answers = IntStream.range(0, RECALLS)
          .mapToObj(i -> client.later("POST", "/v1/spaces/harbour/recall", recall(i % FACTS)))
          .toList();

      for (int i = 0; i < RECALLS; i++) {
        Answer answer = answers.get(i).join();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("cue").asText()).isEqualTo(Life.cue(i % FACTS));
        assertThat(answer.json().path("recalled").findValuesAsText("content"))
            .contains(Life.fact(i % FACTS));
      }
    }
  }

  private static Map<String, Object> recall(int number) {
    return Map.of("cue", Life.cue(number), "limit", 5, "reactivates", false);
  }
}
