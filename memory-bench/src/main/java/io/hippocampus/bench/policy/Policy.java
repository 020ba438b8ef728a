package io.hippocampus.bench.policy;

import static java.util.stream.Collectors.joining;

import io.hippocampus.consolidation.Valuation;
import io.hippocampus.consolidation.Valuation.Held;
import io.hippocampus.forgetting.ForgettingCurve.BaseLevel;
import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The ways to say what is worth keeping that can be compared, by name.
 *
 * <p>Those with an author are as published, on the tags and reactivations there are here: where a
 * stream has no recalls by day, only sleep's replay reactivates.
 */
public enum Policy {
  /** The valuation of the sleep policy that is evaluated. */
  DEFAULT("default", Knowledge::given),

  /** Keeps all, whatever the budget. */
  KEEP_ALL("keep-all", known -> each("keep-all", memory -> 0)),

  /** Keeps a random sample of all that was ever lived through. */
  RANDOM("random", known -> each("random", memory -> chance(memory, known.seed()))),

  /** Keeps what happened last. */
  NEWEST(
      "newest", known -> each("newest", memory -> memory.origin().occurredTo().getEpochSecond())),

  /** Keeps what has most words. */
  LONGEST("longest", known -> each("longest", Memory::words)),

  /** Keeps as many from each day, at random within it. */
  UNIFORM("uniform", known -> new ByScore("uniform", held -> placesInDays(held, known.seed()))),

  /** Keeps what was reactivated last. */
  LRU("lru", known -> each("lru", memory -> memory.strength().reactivatedAt().getEpochSecond())),

  /** Keeps what was reactivated most often. */
  LFU("lfu", known -> each("lfu", memory -> memory.strength().count())),

  /** Keeps what FSRS-6's curve says is most retrievable (open-spaced-repetition). */
  FSRS_6(
      "fsrs-6",
      known -> new ByScore(
          "fsrs-6",
          held -> memory ->
              PowerLaw.FSRS_6.retrievability(memory.strength(), held.now()).value())),

  /** Keeps what has the highest base-level activation (ACT-R, Anderson and Schooler 1991). */
  ACT_R(
      "act-r",
      known -> new ByScore(
          "act-r", held -> memory -> BaseLevel.STANDARD.activation(memory.strength(), held.now()))),

  /**
   * Keeps what is recent and important: 0.995 an hour since the last reactivation, and importance,
   * both stretched to 0 to 1 (Generative Agents, Park and others 2023).
   */
  GENERATIVE_AGENTS(
      "generative-agents", known -> new ByScore("generative-agents", Policy::recentAndImportant)),

  /**
   * Keeps what e^(-days/(5·reactivations)) says is best retained (MemoryBank, Zhong and others
   * 2024).
   */
  MEMORY_BANK(
      "memory-bank",
      known -> new ByScore("memory-bank", held -> memory -> {
        double days = hours(memory.strength().reactivatedAt(), held.now()) / 24;
        return StrictMath.exp(-days / (5 * memory.strength().count()));
      })),

  /**
   * Keeps what e^(-days·reactivations/5) says is best retained: MemoryBank as its published program
   * computes it, where the reactivations multiply instead of dividing, so that what is recalled
   * often fades faster.
   */
  MEMORY_BANK_AS_CODED(
      "memory-bank-as-coded",
      known -> new ByScore("memory-bank-as-coded", held -> memory -> {
        double days = hours(memory.strength().reactivatedAt(), held.now()) / 24;
        return StrictMath.exp(-days / 5 * memory.strength().count());
      })),

  /** Knows what will be asked and keeps that: not a policy but the upper bound of all. */
  ORACLE(
      "oracle",
      known -> each(
          "oracle",
          memory -> memory.sources().stream().mapToInt(known::timesWanted).sum()));

  private static final double RECENCY_PER_HOUR = 0.995;

  private final String spelling;
  private final Function<Knowledge, Valuation> valuation;

  Policy(String spelling, Function<Knowledge, Valuation> valuation) {
    this.spelling = spelling;
    this.valuation = valuation;
  }

  /**
   * What a policy may know beside what is held.
   *
   * @param given the valuation of the sleep policy that is evaluated
   * @param seed where its randomness starts
   * @param wanted how many questions want each experience; for the oracle alone
   */
  public record Knowledge(Valuation given, long seed, Map<ExperienceId, Integer> wanted) {
    public Knowledge {
      wanted = Map.copyOf(wanted);
    }

    int timesWanted(ExperienceId experience) {
      return wanted.getOrDefault(experience, 0);
    }
  }

  /**
   * Returns the policy of that name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static Policy named(String name) {
    return Arrays.stream(values())
        .filter(policy -> policy.spelling.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no policy '" + name
            + "'; there are "
            + Arrays.stream(values()).map(Policy::spelling).collect(joining(", "))));
  }

  /** Returns its name as it is written. */
  public String spelling() {
    return spelling;
  }

  /** Whether it knows what will be asked, and so is only an upper bound. */
  public boolean isUpperBound() {
    return this == ORACLE;
  }

  /** Whether it keeps all, whatever the budget. */
  public boolean keepsAll() {
    return this == KEEP_ALL;
  }

  /** Returns how it judges. */
  public Valuation valuation(Knowledge known) {
    return valuation.apply(known);
  }

  private static Valuation each(String name, ToDoubleFunction<Memory> score) {
    return new ByScore(name, held -> score);
  }

  /** Returns 0 to 1 by chance, the same for a memory every night, so that no age is at a loss. */
  private static double chance(Memory memory, long seed) {
    long own = memory.sources().get(0).value().hashCode();
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + own).nextDouble();
  }

  private static ToDoubleFunction<Memory> placesInDays(Held held, long seed) {
    Map<LocalDate, Integer> taken = new HashMap<>();
    Map<Memory, Double> places = new HashMap<>();
    List<Memory> shuffled = held.memories().stream()
        .sorted(Comparator.comparingDouble((Memory memory) -> chance(memory, seed))
            .thenComparing(memory -> memory.sources().get(0)))
        .toList();
    for (Memory memory : shuffled) {
      LocalDate day = LocalDate.ofInstant(memory.origin().occurredFrom(), ZoneOffset.UTC);
      int place = taken.merge(day, 1, Integer::sum);
      places.put(memory, place + chance(memory, seed));
    }
    return memory -> -places.getOrDefault(memory, 0.0);
  }

  private static ToDoubleFunction<Memory> recentAndImportant(Held held) {
    ToDoubleFunction<Memory> recency = stretched(
        held.memories(),
        memory ->
            StrictMath.pow(RECENCY_PER_HOUR, hours(memory.strength().reactivatedAt(), held.now())));
    ToDoubleFunction<Memory> importance =
        stretched(held.memories(), memory -> memory.salience().importance());
    return memory -> recency.applyAsDouble(memory) + importance.applyAsDouble(memory);
  }

  /** Returns the measure stretched so that the least is 0 and the most is 1. */
  private static ToDoubleFunction<Memory> stretched(
      List<Memory> memories, ToDoubleFunction<Memory> measure) {
    double least = memories.stream().mapToDouble(measure).min().orElse(0);
    double most = memories.stream().mapToDouble(measure).max().orElse(0);
    return memory -> most == least ? 0 : (measure.applyAsDouble(memory) - least) / (most - least);
  }

  private static double hours(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 3_600_000.0);
  }
}
