package io.hippocampus.server.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import io.hippocampus.server.cli.Shell;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home whose owner finds useful what is important, and nothing else. */
final class CalibrateCommandTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void live() {
    shell = new Shell(folder.resolve("home"));
    try (Hippocampus memory = Hippocampus.builder(shell.home())
        .embedder(new WordEmbedder())
        .clock(shell.clock())
        .background(Runnable::run)
        .open()) {
      MemorySpace space = memory.space("default");
      SplittableRandom random = new SplittableRandom(3);
      for (int i = 0; i < 60; i++) {
        shell.clock().advance(Duration.ofHours(1));
        Experience tide = Experience.builder(
                "Runa", "tide " + i + " came in", shell.clock().instant())
            .build();
        space.record(tide, Salience.of(random.nextDouble(0.02, 0.98), new Tagger("test", "1")));
      }
      for (int i = 0; i < 120; i++) {
        shell.clock().advance(Duration.ofHours(5));
        judge(space, "tide " + random.nextInt(60), random);
      }
    }
  }

  private static void judge(MemorySpace space, String cue, SplittableRandom random) {
    Recollection recollection = space.recall(RecallRequest.builder(cue).limit(4).build());
    for (Recalled recalled : recollection.recalled()) {
      boolean important = recalled.memory().salience().importance() > 0.5;
      boolean useful = important == random.nextDouble() < 0.9;
      space.feedback(
          recollection.id(), recalled.memory().id(), useful ? Usefulness.USEFUL : Usefulness.STALE);
    }
  }

  @Test
  void calibrate_proposes_andChangesThePolicyOnlyWhenTold() {
    JsonNode proposed = shell.data("calibrate");

    assertThat(proposed.path("finding").asText()).isEqualTo("better");
    assertThat(proposed.at("/parameters/1/name").asText()).isEqualTo("importance");
    assertThat(proposed.at("/parameters/1/after").asDouble())
        .isGreaterThan(proposed.at("/parameters/1/before").asDouble());
    assertThat(proposed.at("/heldOut/gain").asDouble())
        .isCloseTo(
            proposed.at("/heldOut/before").asDouble()
                - proposed.at("/heldOut/after").asDouble(),
            within(1e-9));
    assertThat(proposed.path("proposed").asText()).contains("importance");
    assertThat(proposed.has("appliedAs")).isFalse();
    assertThat(shell.run("calibrate").out()).contains("Better.", "Nothing is changed");
    assertThat(shell.data("calibrate").at("/parameters/1/before"))
        .isEqualTo(proposed.at("/parameters/1/before"));
  }

  @Test
  void calibrate_applied_holds_andIsOptimalFromThenOn() {
    JsonNode applied = shell.data("calibrate", "--apply", "--by", "Runa");

    assertThat(applied.path("appliedAs").asInt()).isPositive();
    JsonNode again = shell.data("calibrate", "--apply");
    assertThat(again.path("finding").asText()).isEqualTo("already_optimal");
    assertThat(again.has("appliedAs")).isFalse();
    assertThat(again.at("/parameters/1/before")).isEqualTo(applied.at("/parameters/1/after"));
    assertThat(shell.run("calibrate").out()).contains("already optimal", "Nothing is changed");
  }
}
