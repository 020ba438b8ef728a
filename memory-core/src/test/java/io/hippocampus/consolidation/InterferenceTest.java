package io.hippocampus.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryStore.Meaning;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.Remembered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How alike what was lived lately is. */
final class InterferenceTest {

  private static final Memory MEMORY =
      Remembered.memory("m", "a word").at("s0", 0).entry().memory();

  @Test
  void it_isTheMeanOfTheTenNearestOfOtherSessions() {
    Laws.forAll(200, random -> {
      Embedding own = embedding(random);
      List<Meaning> lately = meanings(random, random.nextInt(1, 60));
      List<Double> others = lately.stream()
          .filter(meaning -> !meaning.session().equals("s0"))
          .map(meaning -> own.cosine(meaning.embedding()))
          .sorted(Comparator.reverseOrder())
          .limit(10)
          .toList();
      Interference interference = new Interference(lately, memory -> Optional.of(own));
      if (others.isEmpty()) {
        assertThat(interference.of(MEMORY)).isEmpty();
      } else {
        double mean = others.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertThat(interference.of(MEMORY).orElseThrow()).isCloseTo(mean, within(1e-9));
      }
    });
  }

  @Test
  void whatWasLivedInTheSameSession_doesNotCount() {
    Laws.forAll(100, random -> {
      Embedding own = embedding(random);
      List<Meaning> lately = new ArrayList<>(meanings(random, 20));
      var before = new Interference(lately, memory -> Optional.of(own)).of(MEMORY);
      lately.add(new Meaning(new MemoryId("same"), "s0", own));
      assertThat(new Interference(lately, memory -> Optional.of(own)).of(MEMORY))
          .isEqualTo(before);
    });
  }

  @Test
  void memoryOfUnknownMeaning_isNotCompared() {
    List<Meaning> lately = List.of(new Meaning(new MemoryId("a"), "s1", Embedding.of(1, 0)));
    assertThat(new Interference(lately, memory -> Optional.empty()).of(MEMORY)).isEmpty();
  }

  private static List<Meaning> meanings(RandomGenerator random, int count) {
    List<Meaning> meanings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      meanings.add(new Meaning(new MemoryId("m" + i), "s" + random.nextInt(3), embedding(random)));
    }
    return meanings;
  }

  private static Embedding embedding(RandomGenerator random) {
    return Embedding.of((float) random.nextGaussian(), (float) random.nextGaussian(), (float)
        random.nextGaussian());
  }
}
