package io.hippocampus.server.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export}, {@code import} and {@code prune}. */
final class ArchiveCommandsTest {

  @TempDir
  private Path home;

  @TempDir
  private Path files;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(home);
  }

  @Test
  void exportedSpace_isImportedElsewhere_onceOnly() throws IOException {
    shell.record("The tide is in.");
    shell.record("Bees sleep in winter.");
    Path file = files.resolve("all.jsonl");
    assertThat(shell.data("export", file.toString()).path("memories").asInt()).isEqualTo(2);
    assertThat(shell.run("export", file.toString()).exitCode()).isNotZero();

    assertThat(shell
            .data("import", "-n", "-s", "other", file.toString())
            .path("memories")
            .asInt())
        .isEqualTo(2);
    JsonNode taken = shell.data("import", "-s", "other", file.toString());
    assertThat(taken.path("experiences").asInt()).isEqualTo(2);
    assertThat(
            shell.data("import", "-s", "other", file.toString()).path("known").asInt())
        .isEqualTo(2);
    assertThat(shell.run("recall", "-s", "other", "tide").out()).contains("The tide is in.");

    Files.writeString(
        files.resolve("cut.jsonl"), Files.readString(file).lines().findFirst().get());
    Shell.Outcome cut = shell.run("import", files.resolve("cut.jsonl").toString());
    assertThat(cut.exitCode()).isEqualTo(2);
    assertThat(cut.err()).contains("cut off");
  }

  @Test
  void prunedMemory_isRestored() {
    shell.record("The tide is in.");
    JsonNode pruned = shell.data("prune", "m1", "--reason", "not so");
    assertThat(pruned.at("/memories/0/standing/state").asText()).isEqualTo("pruned");
    assertThat(shell.run("recall", "tide").out()).doesNotContain("The tide is in.");
    assertThat(shell.data("restore", "m1").at("/memories/0/standing/state").asText())
        .isEqualTo("long_term");
  }
}
