package io.hippocampus.server.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the use of a space tells, and what is fitted to it. */
final class EvidenceCommandsTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home"));
  }

  @Test
  void use_tellsTheTables() {
    String memory = shell.record("The tide is in.");
    shell.record("Bees sleep in winter.");
    assertThat(shell.run("use").out())
        .contains("nothing was judged yet", "Regret: nothing", "100.0 % of 2 memories");
    String recall = shell.data("recall", "tide", "-k", "1").path("id").asText();
    shell.run("feedback", recall, memory, "useful");
    shell.clock().advance(Duration.ofHours(20));
    shell.run("sleep");

    JsonNode use = shell.data("use");

    assertThat(use.at("/trueRecall/useful/share").asDouble()).isEqualTo(1);
    assertThat(use.at("/trueRecall/rows/0/useful/whole").asDouble()).isEqualTo(1);
    assertThat(use.at("/deadWeight/all/memories/part").asDouble()).isEqualTo(1);
    assertThat(use.at("/nights/0/consolidated").asInt()).isEqualTo(2);
    assertThat(shell.run("use").out())
        .contains("of 1 judgements 1 (100.0 %", "50.0 % of 2 memories", "2 consolidated");
  }

  @Test
  void calibrate_withTooLittleToGoBy_saysWhatIsMissing() {
    shell.record("The tide is in.");

    JsonNode fitted = shell.data("calibrate", "--apply");

    assertThat(fitted.path("finding").asText()).isEqualTo("too_little_evidence");
    assertThat(fitted.at("/missing/0/needed").asDouble()).isEqualTo(200);
    assertThat(fitted.has("appliedAs")).isFalse();
    assertThat(shell.run("calibrate").out())
        .contains("nothing is changed", "0 of 200 judgements", "0 of 50 judged recalls");
  }
}
