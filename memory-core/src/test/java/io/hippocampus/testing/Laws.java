package io.hippocampus.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** Tries a law on random cases; a failure names the seed that repeats it. */
public final class Laws {

  private Laws() {}

  /** Tries the law on 1,000 seeded cases, or on the one of {@code -Dseed=}. */
  public static void forAll(Consumer<RandomGenerator> law) {
    forAll(1_000, law);
  }

  /** Tries the law on so many seeded cases, or on the one of {@code -Dseed=}. */
  public static void forAll(int cases, Consumer<RandomGenerator> law) {
    Long fixed = Long.getLong("seed");
    LongStream seeds = fixed == null ? new SplittableRandom(42).longs(cases) : LongStream.of(fixed);
    seeds.forEach(seed -> {
      try {
        law.accept(new SplittableRandom(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("broken law; repeat with -Dseed=" + seed, e);
      }
    });
  }
}
