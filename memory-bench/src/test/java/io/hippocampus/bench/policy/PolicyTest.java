package io.hippocampus.bench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.bench.policy.Policy.Knowledge;
import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.NeedOdds;
import io.hippocampus.consolidation.Valuation.Held;
import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Tagger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyTest {

  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private static final Memory OLD_LONG = memory("a", 0, "one two three four", 0.1);
  private static final Memory OLD_IMPORTANT = memory("b", 0, "one", 0.9);
  private static final Memory NEW = memory("c", 9, "one two", 0.1);

  @ParameterizedTest
  @EnumSource
  void ranking_holdsEachOnce_andDependsOnTheSeedAlone(Policy policy) {
    List<Memory> memories = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      memories.add(memory("e" + i, i / 5, "word ".repeat(i % 7 + 1), i % 10 / 10.0));
    }
    List<String> ranked = rank(policy, 1, memories);
    assertThat(ranked).hasSize(50).doesNotHaveDuplicates();
    assertThat(rank(policy, 1, memories.reversed())).isEqualTo(ranked);
  }

  @Test
  void baselines_preferWhatTheirNamesSay() {
    assertThat(best(Policy.NEWEST)).isEqualTo("c");
    assertThat(best(Policy.LONGEST)).isEqualTo("a");
    assertThat(best(Policy.LRU)).isEqualTo("c");
    assertThat(best(Policy.FSRS_6)).isEqualTo("c");
    assertThat(best(Policy.ACT_R)).isEqualTo("c");
    assertThat(best(Policy.MEMORY_BANK)).isEqualTo("c");
    assertThat(best(Policy.ORACLE)).isEqualTo("b");
    assertThat(rank(Policy.GENERATIVE_AGENTS, 1, List.of(OLD_LONG, OLD_IMPORTANT, NEW)))
        .endsWith("a");
  }

  @Test
  void memoryBank_holdsWhatIsReactivatedLonger_andAsCodedShorter() {
    Memory often = OLD_LONG.withStrength(
        Strength.encoded(START, new Stability(1), 5).reactivated(START, new Stability(1), 5));
    assertThat(rank(Policy.MEMORY_BANK, 1, List.of(OLD_IMPORTANT, often))).startsWith("a");
    assertThat(rank(Policy.MEMORY_BANK_AS_CODED, 1, List.of(often, OLD_IMPORTANT)))
        .startsWith("b");
  }

  @Test
  void random_differsBySeed_andKeepsItsMindOverNights() {
    List<Memory> memories = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      memories.add(memory("e" + i, 0, "word", 0.5));
    }
    List<String> all = rank(Policy.RANDOM, 1, memories);
    assertThat(rank(Policy.RANDOM, 2, memories)).isNotEqualTo(all);
    List<Memory> fewer = memories.subList(10, 50);
    assertThat(rank(Policy.RANDOM, 1, fewer))
        .isEqualTo(
            all.stream().filter(id -> Integer.parseInt(id.substring(1)) >= 10).toList());
  }

  @Test
  void uniform_takesAsManyFromEachDay() {
    List<Memory> memories = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      memories.add(memory("e" + i, i < 36 ? 0 : 1, "word", 0.5));
    }
    assertThat(rank(Policy.UNIFORM, 1, memories).subList(0, 8))
        .filteredOn(id -> Integer.parseInt(id.substring(1)) >= 36)
        .hasSize(4);
  }

  @Test
  void names_areFound_orTold() {
    for (Policy policy : Policy.values()) {
      assertThat(Policy.named(policy.spelling())).isEqualTo(policy);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.named("fifo"))
        .withMessageStartingWith("there is no policy 'fifo'; there are default, keep-all, random");
  }

  private static String best(Policy policy) {
    return rank(policy, 1, List.of(OLD_LONG, OLD_IMPORTANT, NEW)).get(0);
  }

  private static List<String> rank(Policy policy, long seed, List<Memory> memories) {
    Instant now = START.plus(Duration.ofDays(10));
    Held held = new Held(memories, PowerLaw.FSRS_6, new Budget.Memories(0.3, 0), now);
    Knowledge known = new Knowledge(NeedOdds.DEFAULT, seed, Map.of(new ExperienceId("b"), 2));
    return policy.valuation(known).rank(held).stream()
        .map(valued -> valued.memory().value())
        .toList();
  }

  private static Memory memory(String id, int day, String text, double importance) {
    Instant at = START.plus(Duration.ofDays(day));
    Experience experience = Experience.builder("Runa", text, at).id(id).build();
    return Memory.of(
        new MemoryId(id),
        experience,
        0,
        Salience.of(importance, Tagger.NONE),
        Strength.encoded(at, new Stability(1), 5));
  }
}
