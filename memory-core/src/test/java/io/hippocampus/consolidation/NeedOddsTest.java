package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.Remembered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What is worth keeping, whatever is held. */
final class NeedOddsTest {

  @Test
  void ranking_isAPermutationOfWhatIsHeld_andDoesNotDependOnItsOrder() {
    Laws.forAll(200, random -> {
      List<Memory> memories = memories(random);
      List<MemoryId> ranked = rank(memories);
      assertThat(ranked)
          .containsExactlyInAnyOrderElementsOf(memories.stream().map(Memory::id).toList());
      Collections.shuffle(memories, new Random(random.nextLong()));
      assertThat(rank(memories)).isEqualTo(ranked);
    });
  }

  @Test
  void memoryThatMattersMore_neverRanksLower_allElseEqual() {
    Laws.forAll(200, random -> {
      List<Memory> memories = memories(random);
      double importance = random.nextDouble();
      double more = importance + (1 - importance) * random.nextDouble();
      memories.add(0, memory("some", "a word of its own", importance));
      int before = rank(memories).indexOf(new MemoryId("some"));
      memories.set(0, memory("some", "a word of its own", more));
      assertThat(rank(memories).indexOf(new MemoryId("some"))).isLessThanOrEqualTo(before);
    });
  }

  @Test
  void memoryAmidMoreThatIsAlike_neverRanksHigher_allElseEqual() {
    Laws.forAll(200, random -> {
      List<Memory> memories = new ArrayList<>(memories(random));
      double alike = random.nextDouble(0.8, 1);
      memories.add(0, amid("some", alike));
      int before = rank(memories).indexOf(new MemoryId("some"));
      memories.set(0, amid("some", alike - random.nextDouble(0.8)));
      assertThat(rank(memories).indexOf(new MemoryId("some"))).isLessThanOrEqualTo(before);
    });
  }

  @Test
  void memoryNotYetCompared_liesBetweenTheOddOneAndTheCommonOne() {
    List<Memory> memories =
        List.of(memory("unknown", "a word", 0.5), amid("common", 0.9), amid("odd", 0.7));
    assertThat(rank(memories))
        .extracting(MemoryId::value)
        .containsExactly("odd", "unknown", "common");
  }

  @Test
  void longerMemory_ranksLower_underABudgetOfWordsOnly() {
    Memory longer = memory("a", "a word the word a word", 0.5);
    Memory shorter = memory("b", "a word", 0.5);
    List<Memory> memories = List.of(longer, shorter);
    assertThat(rank(held(memories, new Budget.WordCount(0, 3))))
        .containsExactly(shorter.id(), longer.id());
    assertThat(rank(held(memories, new Budget.Memories(0, 1))))
        .containsExactly(longer.id(), shorter.id());
  }

  @Test
  void termsOfAMemory_sumUpToNonIncreasingWorth() {
    Laws.forAll(100, random -> {
      double last = Double.POSITIVE_INFINITY;
      for (Valuation.Valued valued :
          NeedOdds.DEFAULT.rank(held(memories(random), new Budget.Memories(0, 3)))) {
        assertThat(valued.why().total()).isLessThanOrEqualTo(last + 1e-9).isFinite();
        last = valued.why().total();
      }
      assertThat(last).isNotNaN().isCloseTo(last, within(0.0));
    });
  }

  @Test
  void whatAWeightDoesNotCount_doesNotDecide() {
    List<Memory> memories = List.of(memory("a", "a word", 0.1), memory("b", "a word", 0.9));
    Valuation.Held held = held(memories, new Budget.Memories(0, 3));
    NeedOdds blind = new NeedOdds(0, 2, 1, 1, 0.8, 0.75);

    assertThat(rank(held)).extracting(MemoryId::value).containsExactly("b", "a");
    assertThat(blind.rank(held))
        .extracting(valued -> valued.memory().value())
        .containsExactly("a", "b");
  }

  @Test
  void weight_outOfItsRange_isAnError() {
    for (double wrong : new double[] {-0.01, 100.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NeedOdds(1, 2, wrong, 1, 0.8, 0.75))
          .withMessageContaining("practice " + wrong)
          .withMessageContaining("0 to 100");
    }
  }

  private static List<MemoryId> rank(List<Memory> memories) {
    return rank(held(memories, new Budget.Memories(0, 3)));
  }

  private static List<MemoryId> rank(Valuation.Held held) {
    return NeedOdds.DEFAULT.rank(held).stream().map(Valuation.Valued::memory).toList();
  }

  private static Valuation.Held held(List<Memory> memories, Budget budget) {
    return new Valuation.Held(
        memories, ForgettingCurve.PowerLaw.FSRS_6, budget, Instant.parse("2024-07-01T00:00:00Z"));
  }

  private static List<Memory> memories(RandomGenerator random) {
    List<Memory> memories = new ArrayList<>();
    for (int i = random.nextInt(2, 15); i > 0; i--) {
      String text = "word%d the word%d a word%d"
          .formatted(random.nextInt(5), random.nextInt(5), random.nextInt(5));
      Memory memory = memory("m" + i, text, random.nextInt(5) / 4.0);
      OptionalDouble alike = random.nextInt(4) == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(random.nextDouble(0.7, 0.95));
      memories.add(memory.withStrength(memory.strength().amid(alike)));
    }
    return memories;
  }

  private static Memory memory(String id, String text, double importance) {
    return Remembered.memory(id, text).mattering(importance).entry().memory();
  }

  private static Memory amid(String id, double alike) {
    Memory memory = memory(id, "a word", 0.5);
    return memory.withStrength(memory.strength().amid(OptionalDouble.of(alike)));
  }
}
