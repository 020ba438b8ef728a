package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.recall.Recollection;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example, which this test compiles and runs with every default. */
final class TenLinesTest {

  @Test
  void tenLines_rememberSleepRecallAndExplain(@TempDir Path directory) {
    // snippet: ten-lines
    try (Hippocampus memory = Hippocampus.open(directory)) {
      MemorySpace ann = memory.space("ann");
      Instant now = Instant.now();
      ann.record(Experience.builder("Ann", "I am allergic to peanuts", now).build());
      ann.record(Experience.builder("Ann", "We sail to Elba on Friday", now).build());
      SleepReport night = ann.sleep();
      Recollection recalled = ann.recall("what must Ann not eat?");
      MemoryId best = recalled.recalled().get(0).memory().id();
      System.out.println(
          recalled.best().orElseThrow() + " -- " + ann.explain(best).because());
      // end of snippet
      assertThat(night.morning().longTerm()).isEqualTo(2);
      assertThat(recalled.best()).contains("I am allergic to peanuts");
      assertThat(ann.explain(best).because()).contains("LONG_TERM");
    }
  }
}
