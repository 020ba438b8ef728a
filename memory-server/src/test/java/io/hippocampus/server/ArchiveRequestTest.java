package io.hippocampus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.RunningMemoryServer.Answer;
import io.hippocampus.server.archive.ArchiveWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives over REST: what is no JSON is malformed, what is JSON but no archive is not allowed. */
final class ArchiveRequestTest {

  private static Answer bring(RunningMemoryServer server, String archive) {
    return server.ask(
        "POST", "/v1/spaces/other/archive", archive, "Content-Type", ArchiveWriter.MEDIA_TYPE);
  }

  @Test
  void brokenArchive_isRefused_byWhatIsWrongWithIt(@TempDir Path home) {
    try (RunningMemoryServer server = new RunningMemoryServer(home)) {
      server.record("work", "Runa keeps bees.", "Bo keeps goats.");
      String archive = server.get("/v1/spaces/work/archive").body();
      String header = archive.substring(0, archive.indexOf('\n') + 1);

      assertRefused(bring(server, "hello\n"), 400, "malformed", "line 1");
      assertRefused(
          bring(server, archive.substring(0, header.length() + 20)), 400, "malformed", "line 2");
      assertRefused(bring(server, header + "{\"type\":\"dream\"}\n"), 422, "invalid", "line 2");
      assertRefused(bring(server, header), 422, "invalid", "cut off");
      assertRefused(bring(server, archive.replace("goats", "ducks")), 422, "invalid", "digest");
      assertThat(server.get("/v1/spaces/other").status()).isEqualTo(404);

      assertThat(bring(server, archive).json().at("/imported/memories").asInt()).isEqualTo(2);
    }
  }

  private static void assertRefused(Answer answer, int status, String kind, String told) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("type").asText()).isEqualTo("urn:hippocampus:problem:" + kind);
    assertThat(answer.json().path("detail").asText()).contains(told);
  }
}
