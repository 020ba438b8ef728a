package io.hippocampus.memory;

import java.time.Duration;
import java.time.Instant;

/**
 * What was predicted of a memory at the moment a recall gave it, and what from: kept with the
 * recall, so that prediction and outcome can be compared without reconstructing the past. Numbers
 * only, not a word of what the memory says.
 *
 * @param retrievability the probability of recalling it, by the curve of that day
 * @param stability how firmly it was held
 * @param elapsed how long after its last reactivation it was asked for, 0 to 36500 days
 * @param reactivations how often it had been encoded or reactivated, as nights had counted, at
 *     least 1
 * @param importance the importance of its tag, 0 to 1
 * @param expectedReward the expected reward of its tag, -1 to 1
 */
public record Prediction(
    Retrievability retrievability,
    Stability stability,
    Duration elapsed,
    int reactivations,
    double importance,
    double expectedReward) {

  private static final Duration LONGEST = Duration.ofDays((long) Stability.MOST_DAYS);

  public Prediction {
    if (elapsed.isNegative() || elapsed.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a prediction is of " + elapsed
          + " after the last reactivation; allowed are 0 to " + LONGEST.toDays() + " days");
    }
    if (reactivations < 1) {
      throw new IllegalArgumentException("a prediction is of a memory reactivated " + reactivations
          + " times; its encoding counts, so allowed is 1 and more");
    }
    Checks.within("importance", importance, 0, 1);
    Checks.within("expectedReward", expectedReward, -1, 1);
  }

  /** Returns what is predicted of a memory as it is held, for that moment. */
  public static Prediction of(Memory memory, Retrievability retrievability, Instant at) {
    Strength strength = memory.strength();
    return new Prediction(
        retrievability,
        strength.stability(),
        within(Duration.between(strength.reactivatedAt(), at)),
        strength.count(),
        memory.salience().importance(),
        memory.salience().expectedReward());
  }

  private static Duration within(Duration elapsed) {
    if (elapsed.isNegative()) {
      return Duration.ZERO;
    }
    return elapsed.compareTo(LONGEST) > 0 ? LONGEST : elapsed;
  }
}
