package io.hippocampus.server.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.server.cli.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies on the command line, and nights that are held, traced, undone and done again. */
final class PolicyCommandTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("home")).with("USER", "ann");
    for (String word : new String[] {"ada", "bob", "cyd", "dan", "eve", "fay"}) {
      shell.record(word + " lives in " + word + "ville by the " + word + " river");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"set", "diff", "history", "presets", "check", "reset"})
  void help_ofASubcommand_hasExamples(String subcommand) {
    Outcome outcome = shell.run("policy", subcommand, "--help");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("Examples:", "hippocampus policy " + subcommand, "--json");
  }

  @Test
  void aPolicy_isLookedAt_compared_set_followed_listedAndReset() throws IOException {
    JsonNode before = shell.data("policy");
    assertThat(before.path("isGiven").asBoolean()).isTrue();
    assertThat(before.path("knobs").path("keep").asText()).isEqualTo("30 % of memories");

    Path mine = Files.writeString(folder.resolve("mine.yaml"), "keep: 4 memories\ncare: strict\n");
    JsonNode difference = shell.data("policy", "diff", mine.toString());
    assertThat(difference.path("pruned").asInt()).isEqualTo(2);
    assertThat(difference.path("more").asInt()).isEqualTo(2);
    assertThat(difference.path("goes")).hasSize(2);
    assertThat(difference.path("goes").get(0).path("content").asText()).contains("river");
    assertThat(shell.run("policy", "diff", mine.toString()).out())
        .contains("30 % of memories -> 4 memories", "it would prune 2 (+2), 0 of them recalled");

    shell.data("policy", "set", mine.toString(), "--why", "a small disk");
    JsonNode night = shell.data("sleep").path("night");
    assertThat(night.path("morning").path("live").asInt()).isEqualTo(4);
    assertThat(night.path("policyVersion").asInt()).isEqualTo(1);

    shell.data("policy", "reset", "--why", "the trial is over", "--by", "ben");
    JsonNode history = shell.data("policy", "history").path("policies");
    assertThat(history).hasSize(2);
    assertThat(history.get(0).path("why").asText()).isEqualTo("ben: the trial is over");
    assertThat(history.get(1).path("by").asText()).isEqualTo("ann");
    assertThat(history.get(1).path("document").asText()).contains("care: strict");
    assertThat(shell.data("policy")).isNotEqualTo(before);
    assertThat(shell.data("policy").path("document")).isEqualTo(before.path("document"));
  }

  @Test
  void everyPreset_canBeSet() {
    JsonNode presets = shell.data("policy", "presets");
    assertThat(presets).hasSize(3);
    for (JsonNode preset : presets) {
      shell.data("policy", "set", preset.path("name").asText(), "--why", "to try it");
    }
  }

  @Test
  void mistakes_areNamedWithTheirLine_andChangeNothing() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "keep: 130 %\nlast: 3 days\n");
    for (String command : new String[] {"check", "diff"}) {
      Outcome outcome = shell.run("policy", command, wrong.toString());
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err())
          .contains("wrong.yaml: the policy has 2 mistakes", "line 1: keep", "line 2", "last");
    }
    assertThat(shell.run("policy", "set", wrong.toString(), "--why", "no").exitCode())
        .isEqualTo(2);
    assertThat(shell.run("policy", "set", "lean").exitCode()).isEqualTo(2);
    assertThat(shell.run("policy", "set", "lean", "--why", " ").exitCode()).isEqualTo(2);
    assertThat(shell.run("policy", "set", "nowhere.yaml", "--why", "no").exitCode())
        .isEqualTo(3);
    assertThat(shell.run("policy", "presents").exitCode()).isEqualTo(2);
    Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, 0x00});
    assertThat(shell.run("policy", "check", folder.resolve("bytes").toString()).exitCode())
        .isEqualTo(2);
    assertThat(shell.data("policy", "history").path("policies")).isEmpty();
  }

  @Test
  void aNightThatWouldPruneTooMuch_endsWithCodeSix_untilItIsApproved() throws IOException {
    for (int i = 0; i < 120; i++) {
      String word = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
      shell.record("%1$szu %1$sxo %1$sqi %1$swe".formatted(word));
    }
    shell.data("sleep");
    Path few = Files.writeString(folder.resolve("few.yaml"), "keep: 5 memories\n");
    assertThat(shell.run("policy", "diff", few.toString()).out())
        .contains("would not be committed");
    shell.data("policy", "set", few.toString(), "--why", "less");

    Outcome held = shell.run("sleep", "--json");
    assertThat(held.exitCode()).isEqualTo(6);
    assertThat(held.json().path("error").path("code").asText()).isEqualTo("night_held");
    assertThat(held.data().path("night").path("outcome").asText()).isEqualTo("held");
    assertThat(shell.run("sleep").err()).contains("waits for approval", "sleep --approve");
    assertThat(shell
            .data("sleep", "--approve")
            .path("night")
            .path("morning")
            .path("live")
            .asInt())
        .isEqualTo(5);
  }

  @Test
  void gates_tellOfEachNewMemory() {
    shell.data("sleep", "--keep", "0", "--at-least", "4");
    JsonNode gates = shell.data("report", "--gates");
    assertThat(gates.path("promoted").asInt()).isEqualTo(4);
    assertThat(gates.path("stopped").path("prune").asInt()).isEqualTo(2);
    assertThat(gates.path("candidates")).hasSize(6);
    assertThat(shell.run("report", "--gates").out())
        .contains("6 memories new, 4 promoted", "stopped at prune 2", "faded");
  }

  @Test
  void aNight_isUndone_andDoneAgain() {
    int kept = shell
        .data("sleep", "--keep", "0", "--at-least", "4")
        .path("night")
        .path("morning")
        .path("live")
        .asInt();
    shell.data("undo");
    assertThat(live()).isEqualTo(6);
    assertThat(shell.data("redo").path("outcome").asText()).isEqualTo("committed");
    assertThat(live()).isEqualTo(kept);
    assertThat(shell.run("redo").exitCode()).isEqualTo(6);
    assertThat(shell.run("doctor").exitCode()).isZero();
  }

  private int live() {
    return shell.data("status").path("spaces").get(0).path("live").path("live").asInt();
  }
}
