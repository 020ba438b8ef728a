package io.hippocampus.sleep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EvidenceTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final ExperienceId ONE = new ExperienceId("e1");
  private static final ExperienceId TWO = new ExperienceId("e2");

  private static final Memory FIRST = memory("e1", "One two three four five.");
  private static final Memory SECOND = memory("e2", "Six six seven eight nine");

  private final Evidence evidence =
      new Evidence(List.of(experience("e1", FIRST.content()), experience("e2", SECOND.content())));

  @Test
  void memory_standsForItsSource_whenItHoldsFourFifthsOfItsWords() {
    assertThat(evidence.retainedIn(List.of(FIRST))).containsExactly(ONE);
    assertThat(evidence.retainedIn(List.of(FIRST.withContent("FIVE, four; three -- two"))))
        .containsExactly(ONE);
    assertThat(evidence.retainedIn(List.of(FIRST.withContent("five four three"))))
        .isEmpty();
  }

  @Test
  void words_countAsOftenAsTheyOccur() {
    assertThat(evidence.retainedIn(List.of(SECOND.withContent("six seven eight nine"))))
        .containsExactly(TWO);
    assertThat(evidence.retainedIn(List.of(SECOND.withContent("six seven eight"))))
        .isEmpty();
  }

  @Test
  void memory_standsForNothing_thatItDoesNotCite() {
    assertThat(evidence.retainedIn(List.of(FIRST.withContent(SECOND.content()))))
        .isEmpty();
  }

  @Test
  void mergedMemory_standsForThoseWhoseWordsItHolds() {
    Memory onlyFirst = FIRST.mergedWith(SECOND, FIRST.content());
    Memory both = FIRST.mergedWith(SECOND, FIRST.content() + " " + SECOND.content());
    assertThat(evidence.retainedIn(List.of(onlyFirst))).containsExactly(ONE);
    assertThat(evidence.retainedIn(List.of(both))).containsExactly(ONE, TWO);
  }

  @Test
  void rank_isThatOfTheFirst_thatStandsForIt() {
    Memory brief = FIRST.withContent("one");
    assertThat(evidence.ranks(Set.of(ONE, TWO), List.of(brief, SECOND, FIRST, FIRST)))
        .isEqualTo(Map.of(TWO, 2, ONE, 3));
  }

  private static Experience experience(String id, String text) {
    return Experience.builder("Runa", text, NOON).id(id).build();
  }

  private static Memory memory(String id, String text) {
    Strength strength = Strength.encoded(NOON, new Stability(1), 5);
    return Memory.of(new MemoryId("m-" + id), experience(id, text), 0, Salience.UNTAGGED, strength);
  }
}
