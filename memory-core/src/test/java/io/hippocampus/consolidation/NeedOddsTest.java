package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.encoding.SpaceTerms;
import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.Remembered;
import io.hippocampus.testing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What is worth keeping, whatever is held. */
final class NeedOddsTest {

  @Test
  void ranking_isAPermutationOfWhatIsHeld_andDoesNotDependOnItsOrder() {
    Laws.forAll(200, random -> {
      List<Memory> memories = memories(random);
      List<MemoryId> ranked = rank(memories, List.of());
      assertThat(ranked)
          .containsExactlyInAnyOrderElementsOf(memories.stream().map(Memory::id).toList());
      Collections.shuffle(memories, new Random(random.nextLong()));
      assertThat(rank(memories, List.of())).isEqualTo(ranked);
    });
  }

  @Test
  void memoryThatMattersMore_neverRanksLower_allElseEqual() {
    Laws.forAll(200, random -> {
      List<Memory> memories = memories(random);
      double importance = random.nextDouble();
      double more = importance + (1 - importance) * random.nextDouble();
      memories.add(0, memory("some", "a word of its own", importance));
      int before = rank(memories, List.of()).indexOf(new MemoryId("some"));
      memories.set(0, memory("some", "a word of its own", more));
      assertThat(rank(memories, List.of()).indexOf(new MemoryId("some")))
          .isLessThanOrEqualTo(before);
    });
  }

  @Test
  void duplicateOfAPinnedMemory_ranksBelowWhatIsNews() {
    Memory pinned = memory("pinned", "the red boat", 0.5);
    Memory duplicate = memory("a", "the red boat", 0.5);
    Memory news = memory("b", "our blue house", 0.5);
    assertThat(rank(new ArrayList<>(List.of(duplicate, news)), List.of(pinned)))
        .containsExactly(news.id(), duplicate.id());
  }

  @Test
  void termsOfAMemory_sumUpToNonIncreasingWorth() {
    Laws.forAll(100, random -> {
      double last = Double.POSITIVE_INFINITY;
      for (Valuation.Valued valued : NeedOdds.DEFAULT.rank(held(memories(random), List.of()))) {
        assertThat(valued.why().total()).isLessThanOrEqualTo(last + 1e-9).isFinite();
        last = valued.why().total();
      }
      assertThat(last).isNotNaN().isCloseTo(last, within(0.0));
    });
  }

  private static List<MemoryId> rank(List<Memory> memories, List<Memory> pinned) {
    return NeedOdds.DEFAULT.rank(held(memories, pinned)).stream()
        .map(Valuation.Valued::memory)
        .toList();
  }

  private static Valuation.Held held(List<Memory> memories, List<Memory> pinned) {
    return new Valuation.Held(
        memories,
        pinned,
        memory -> new HashSet<>(Samples.WORDS.terms(memory.content())),
        new SpaceTerms(Map.of("the", 90L, "a", 80L, "word", 10L), 100),
        ForgettingCurve.PowerLaw.FSRS_6,
        new Budget.Memories(0, 3),
        Instant.parse("2024-07-01T00:00:00Z"));
  }

  private static List<Memory> memories(RandomGenerator random) {
    List<Memory> memories = new ArrayList<>();
    for (int i = random.nextInt(2, 15); i > 0; i--) {
      String text = "word%d the word%d a word%d"
          .formatted(random.nextInt(5), random.nextInt(5), random.nextInt(5));
      memories.add(memory("m" + i, text, random.nextInt(5) / 4.0));
    }
    return memories;
  }

  private static Memory memory(String id, String text, double importance) {
    return Remembered.memory(id, text).mattering(importance).entry().memory();
  }
}
