package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is refused gets to hear it, however much they send, and can go on asking on the same
 * connection: the client here keeps its connections and sends heads and bodies one by one.
 */
final class RefusedBodiesTest {

  private static final int TIMES = 300;
  private static final int LARGE_TIMES = 20;

  @TempDir
  Path home;

  @Test
  void refusedRequests_areAnswered_oneAfterTheOther() {
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      for (int i = 0; i < TIMES; i++) {
        assertThat(server.post("/v1/nothing", "{\"said\": \"to nobody\"}").status())
            .isEqualTo(404);
        assertThat(
                server.ask("POST", "/mcp", "{}", "Content-Type", "text/plain").status())
            .isEqualTo(415);
      }
    }
  }

  @Test
  void largeBodies_areRefused_andSaidSo() {
    String large = " ".repeat((4 << 20) + 1);
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      for (int i = 0; i < LARGE_TIMES; i++) {
        assertThat(server.post("/mcp", large).status()).isEqualTo(413);
        assertThat(server.post("/v1/spaces/ada/recall", large).status()).isEqualTo(413);
        assertThat(server.post("/v1/nothing", large).status()).isEqualTo(404);
      }
    }
  }
}
