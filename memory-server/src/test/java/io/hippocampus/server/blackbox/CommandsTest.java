package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.blackbox.Client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in one terminal while the server runs in another. */
final class CommandsTest {

  private static final int ENTRIES = 400;

  @TempDir
  private Path folder;

  @Test
  void commands_answerWhileAServerHasTheHome_andAfterItWasKilled() {
    try (Server server = Server.in(folder.resolve("home"))) {
      Path home = server.home();
      assertThat(Program.run(home, "record", "The ferry leaves at noon.").exitCode())
          .isZero();

      Program recall = Program.run(home, "recall", "When does the ferry leave?");
      assertThat(recall.written()).contains("The ferry leaves at noon.");
      assertThat(recall.exitCode()).isZero();

      Path archive = folder.resolve("out.jsonl");
      assertThat(Program.run(home, "export", archive.toString()).exitCode()).isZero();
      assertThat(archive).exists();

      Program unknown = Program.run(home, "explain", "m99", "--json");
      assertThat(unknown.exitCode()).isEqualTo(3);
      assertThat(unknown.written()).contains("\"not_found\"");

      assertThat(Program.run(home, "sleep").exitCode()).isZero();
      assertThat(Program.run(home, "doctor").exitCode()).isZero();
      assertThat(Program.run(home, "rebuild-index").exitCode()).isZero();
      assertThat(Program.run(home, "schedule", "run", "--once").exitCode()).isEqualTo(4);

      server.kill();
      assertThat(home.resolve("server.json")).exists();
      Program after = Program.run(home, "recall", "When does the ferry leave?");
      assertThat(after.written()).contains("The ferry leaves at noon.");
    }
  }

  /** However far the first had come, and whether or not it is over when the second begins. */
  @Test
  void command_whoseCallerIsKilled_isBegunAgain_andLosesAndDoublesNothing() throws IOException {
    Path lines = folder.resolve("life.jsonl");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ENTRIES; i++) {
      text.append("{\"speaker\":\"ann\",\"occurredAt\":\"2026-03-09T08:00:00Z\",\"text\":\"Entry ")
          .append(i)
          .append(" of a long log.\"}\n");
    }
    Files.writeString(lines, text);
    try (Server server = Server.in(folder.resolve("home"))) {
      Program ingest = Program.start(server.home(), Map.of(), "ingest", lines.toString());
      Client owner = server.owner();
      while (recorded(owner) == 0 && ingest.process().isAlive()) {
        Thread.onSpinWait();
      }
      ingest.process().destroyForcibly();
      ingest.exitCode();

      assertThat(Program.run(server.home(), "ingest", lines.toString()).exitCode())
          .isZero();
      assertThat(recorded(owner)).isEqualTo(ENTRIES);
    }
  }

  private static int recorded(Client owner) {
    Answer stats = Patience.ask(() -> owner.get("/v1/spaces/default/stats"));
    return stats.status() == 200 ? stats.json().path("experiences").asInt() : 0;
  }
}
