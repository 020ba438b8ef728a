package io.hippocampus.server.cli.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sleeping a night, and undoing it. */
final class SleepCommandsTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home"));
  }

  @Test
  void sleep_dryRun_changesNothing() {
    shell.record("The tide is in.");

    JsonNode planned = shell.data("sleep", "--dry-run");

    assertThat(planned.at("/night/outcome").asText()).isEqualTo("dry_run");
    assertThat(planned.path("decisions")).isNotEmpty();
    assertThat(shell.data("sleeps").path("nights")).isEmpty();
    assertThat(shell.run("report").exitCode()).isEqualTo(3);
  }

  @Test
  void sleep_isReported_andUndone() {
    String memory = shell.record("The tide is in.");

    JsonNode slept = shell.data("sleep");
    String night = slept.at("/night/id").asText();

    assertThat(slept.at("/night/morning/longTerm").asInt()).isEqualTo(1);
    assertThat(shell.data("sleeps").at("/nights/0/id").asText()).isEqualTo(night);
    assertThat(shell.data("report").path("decisions")).isNotEmpty();
    assertThat(shell.run("report", night).out()).contains("consolidated", memory);
    assertThat(shell.data("undo", night).path("outcome").asText()).isEqualTo("undone");
    assertThat(shell.data("status").at("/spaces/0/live/shortTerm").asInt()).isEqualTo(1);
    assertThat(shell.run("undo", "night-none").exitCode()).isEqualTo(3);
  }

  @Test
  void undoAndRedo_goNightByNight_backAndForth() {
    List<String> nights = new ArrayList<>();
    for (String tide : List.of("The tide is in.", "The tide is out.")) {
      shell.record(tide);
      shell.clock().advance(Duration.ofHours(8));
      nights.add(shell.data("sleep").at("/night/id").asText());
    }
    for (String night : nights.reversed()) {
      assertThat(shell.data("undo").path("id").asText()).isEqualTo(night);
    }
    assertThat(shell.run("undo").exitCode()).isEqualTo(6);
    for (String night : nights) {
      assertThat(shell.data("redo").path("id").asText()).isEqualTo(night);
    }
    assertThat(shell.run("redo").exitCode()).isEqualTo(6);
  }

  @Test
  void sleep_asOf_takesThatMomentAsNow() {
    shell.record("The tide is in.");

    assertThat(shell
            .data("sleep", "--as-of", "2026-03-20T03:00:00Z")
            .at("/night/at")
            .asText())
        .isEqualTo("2026-03-20T03:00:00Z");
    assertThat(shell.run("sleep", "--as-of", "soon").exitCode()).isEqualTo(2);
    assertThat(shell.run("sleep", "--keep", "2").exitCode()).isEqualTo(2);
  }

  @Test
  void whatANightPruned_isExplained_andRestored() {
    shell.record("The tide is in.");
    shell.record("Bees sleep in winter.");
    shell.clock().advance(Duration.ofDays(1));
    JsonNode slept = shell.data("sleep", "--keep", "0.5", "--at-least", "0");
    String pruned = slept.path("decisions").findParents("verdict").stream()
        .filter(decision -> decision.path("verdict").asText().equals("pruned"))
        .map(decision -> decision.path("memory").asText())
        .findFirst()
        .orElseThrow();

    assertThat(shell.data("explain", pruned).at("/memory/standing/state").asText())
        .isEqualTo("pruned");
    assertThat(shell.run("pin", pruned).exitCode()).isEqualTo(2);
    assertThat(shell.data("restore", pruned).at("/memories/0/standing/state").asText())
        .isEqualTo("long_term");
    assertThat(shell.run("restore", pruned).exitCode()).isEqualTo(2);
  }
}
