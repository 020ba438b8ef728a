package io.hippocampus.server.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking after a home, when all is well and when it is not. */
final class UpkeepCommandsTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home"));
  }

  @Test
  void rebuildIndex_findsAllAgain() {
    shell.record("The tide is in.");
    shell.run("sleep");

    assertThat(shell.data("rebuild-index").path("differences").asInt()).isZero();
    assertThat(shell.data("recall", "tide").path("recalled")).hasSize(1);
  }

  @Test
  void doctor_findsAllWell() {
    shell.record("The tide is in.");

    JsonNode checks = shell.data("doctor").path("checks");

    assertThat(checks.findValuesAsText("name"))
        .contains("java", "home", "disk", "store", "index", "model", "recall", "sleep");
    assertThat(checks.findValuesAsText("result")).doesNotContain("fail");
  }

  @Test
  void doctor_findsWhatIsWrong() throws Exception {
    Path file = java.nio.file.Files.writeString(folder.resolve("file"), "no directory");

    Outcome outcome = shell.run("doctor", "--home", file.resolve("home").toString());

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).contains("fail  home");
  }
}
