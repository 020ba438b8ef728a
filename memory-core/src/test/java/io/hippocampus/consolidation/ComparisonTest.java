package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.consolidation.Comparison.Relation;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import io.hippocampus.port.TermStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  /** Every term is as rare as every other. */
  private static final TermStatistics EVEN = new TermStatistics() {
    @Override
    public long experiences() {
      return 1_000;
    }

    @Override
    public long containing(String term) {
      return 1;
    }
  };

  @Test
  void sameWords_repeat() {
    assertThat(relation("The door code is 4711 for now", "The door code is 4711 for now"))
        .isEqualTo(Relation.REPEATS);
  }

  @Test
  void moreWords_refine() {
    assertThat(relation(
            "Edda plays the cello in Tromsø",
            "Edda plays the cello in Tromsø with a quartet since autumn"))
        .isEqualTo(Relation.REFINES);
  }

  @Test
  void otherNumbers_vary() {
    assertThat(relation(
            "Nightly backup finished: 40 GB in 29 min, no errors",
            "Nightly backup finished: 41 GB in 31 min, no errors"))
        .isEqualTo(Relation.VARIES);
  }

  @Test
  void replacedValue_contradicts_whoeverSaysIt() {
    Memory older = memory("m1", "Runa", "Plover ships on Friday the 10th of April", MONDAY);
    Memory newer = memory(
        "m2",
        "Assistant",
        "Plover ships on Friday the 17th of April, no more on the 10th",
        MONDAY.plus(Duration.ofDays(9)));
    assertThat(Comparison.of(older, newer, ComparisonTest::terms, EVEN).relation())
        .isEqualTo(Relation.CONTRADICTS);
  }

  @Test
  void replacedValueOfAnotherMatter_isDistinct() {
    assertThat(relation(
            "We walked 10 miles along the cliffs", "Plover ships on the 17th, no more on the 10th"))
        .isEqualTo(Relation.DISTINCT);
  }

  @Test
  void shortTalkInsideALongText_isDistinct() {
    assertThat(relation(
            "Thanks for the long letter about the orchard, the bees and the broken ladder",
            "Thanks"))
        .isEqualTo(Relation.DISTINCT);
  }

  @Test
  void sameWordsOfSomebodyElse_areDistinct() {
    Memory older = memory("m1", "Runa", "The door code is 4711", MONDAY);
    Memory newer = memory("m2", "Emil", "The door code is 4711", MONDAY.plusSeconds(60));
    assertThat(Comparison.of(older, newer, ComparisonTest::terms, EVEN).relation())
        .isEqualTo(Relation.DISTINCT);
  }

  private static Relation relation(String older, String newer) {
    return Comparison.of(
            memory("m1", "Runa", older, MONDAY),
            memory("m2", "Runa", newer, MONDAY.plus(Duration.ofDays(3))),
            ComparisonTest::terms,
            EVEN)
        .relation();
  }

  private static Set<String> terms(Memory memory) {
    return new LinkedHashSet<>(
        Arrays.asList(memory.content().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
  }

  private static Memory memory(String id, String speaker, String content, Instant at) {
    return Memory.of(
        new MemoryId(id),
        Experience.builder(speaker, content, at).build(),
        0,
        Salience.UNTAGGED,
        Strength.encoded(at, new Stability(1), 5));
  }
}
