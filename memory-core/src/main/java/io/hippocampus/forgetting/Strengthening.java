package io.hippocampus.forgetting;

import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How encoding sets the strength of a memory, and how each reactivation changes it.
 *
 * <p>The update of FSRS-6 (Free Spaced Repetition Scheduler, open-spaced-repetition): a
 * reactivation strengthens the more, the more of the memory had faded (the spacing effect), the
 * less stable and the less difficult it is. A lapse sets stability back. Every step is rounded as
 * in ts-fsrs 5.4.2, and {@code StrengtheningTest} holds it to that implementation's results in all
 * eight decimals.
 *
 * <p>Where FSRS counts whole days, this counts elapsed time: less than 24 hours is the same day.
 * Immutable.
 *
 * @param weights FSRS's parameters w0 to w20
 * @param sameDayRule whether a reactivation within a day follows FSRS's short-term formula, by
 *     which cramming adds little; otherwise it follows the same formula as all others
 */
public record Strengthening(List<Double> weights, boolean sameDayRule) {

  /** FSRS-6 with its default parameters, fitted to the reviews of many people. */
  public static final Strengthening FSRS_6 = new Strengthening(
      List.of(
          0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
          1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
      true);

  private static final int WEIGHTS = 21;
  private static final double LEAST_FIRST_DAYS = 0.1;

  public Strengthening {
    weights = List.copyOf(weights);
    if (weights.size() != WEIGHTS || !weights.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "weights are " + weights + "; FSRS-6 has " + WEIGHTS + " finite ones");
    }
    for (int i = 0; i < 4; i++) {
      if (!(weights.get(i) > 0)) {
        throw new IllegalArgumentException(
            "weight w" + i + " is " + weights.get(i) + "; a first stability is above 0 days");
      }
    }
  }

  /** Returns the curve that stability is measured on. */
  public PowerLaw curve() {
    return new PowerLaw(w(20));
  }

  /**
   * Returns the strength of what is encoded at that moment and matters so much.
   *
   * <p>Salience sets where stability starts. FSRS starts a card by its first grade; here importance
   * stands for that grade: 0, 1/3, 2/3 and 1 start exactly as AGAIN (0.212 days), HARD, GOOD and
   * EASY (8.3 days) do. Between them the logarithm of stability grows evenly, as people's feeling
   * for durations does, and difficulty follows the same formula. So what matters more both fades
   * more slowly and is easier to strengthen.
   *
   * @param importance 0 to 1
   */
  public Strength encoded(Instant at, double importance) {
    if (!(importance >= 0 && importance <= 1)) {
      throw new IllegalArgumentException(
          "importance is " + importance + "; allowed are numbers from 0 to 1");
    }
    double grade = 1 + 3 * importance;
    return Strength.encoded(
        at, Stability.clamped(firstDays(grade)), Math.clamp(firstDifficulty(grade), 1, 10));
  }

  private double firstDays(double grade) {
    int below = Math.min((int) grade, 3);
    double share = grade - below;
    if (share == 0) {
      return firstWeight(below);
    }
    return share == 1
        ? firstWeight(below + 1)
        : firstWeight(below) * StrictMath.pow(firstWeight(below + 1) / firstWeight(below), share);
  }

  private double firstWeight(int grade) {
    return Math.max(w(grade - 1), LEAST_FIRST_DAYS);
  }

  private double firstDifficulty(double grade) {
    return Decimals.eight(w(4) - StrictMath.exp((grade - 1) * w(5)) + 1);
  }

  /**
   * Returns the strength after a reactivation at that moment. A moment before the last reactivation
   * counts as that one.
   */
  public Strength reactivated(Strength held, Instant at, Grade grade) {
    Duration elapsed = Duration.between(held.reactivatedAt(), at);
    Stability stability = Stability.clamped(Decimals.eight(nextDays(held, elapsed, grade)));
    return held.reactivated(at, stability, nextDifficulty(held.difficulty(), grade));
  }

  private double nextDays(Strength held, Duration elapsed, Grade grade) {
    if (sameDayRule && elapsed.toDays() < 1) {
      double days = held.stability().days();
      return days * sameDayIncrease(days, grade);
    }
    return grade == Grade.AGAIN ? lapsed(held, elapsed) : recalled(held, elapsed, grade);
  }

  private double sameDayIncrease(double days, Grade grade) {
    double increase =
        StrictMath.pow(days, -w(19)) * StrictMath.exp(w(17) * (grade.number() - 3 + w(18)));
    return grade == Grade.AGAIN ? increase : Math.max(increase, 1);
  }

  private double recalled(Strength held, Duration elapsed, Grade grade) {
    double days = held.stability().days();
    double increase = StrictMath.exp(w(8))
        * (11 - held.difficulty())
        * StrictMath.pow(days, -w(9))
        * (StrictMath.exp(w(10) * forgotten(held, elapsed)) - 1)
        * (grade == Grade.HARD ? w(15) : 1)
        * (grade == Grade.EASY ? w(16) : 1);
    return days * (1 + increase);
  }

  private double lapsed(Strength held, Duration elapsed) {
    double days = held.stability().days();
    double relearned = w(11)
        * StrictMath.pow(held.difficulty(), -w(12))
        * (StrictMath.pow(days + 1, w(13)) - 1)
        * StrictMath.exp(w(14) * forgotten(held, elapsed));
    double most = sameDayRule ? days / StrictMath.exp(w(17) * w(18)) : days;
    return Math.min(relearned, most);
  }

  private double forgotten(Strength held, Duration elapsed) {
    return 1 - curve().after(elapsed, held.stability()).value();
  }

  private double nextDifficulty(double difficulty, Grade grade) {
    double change = Decimals.eight(-w(6) * (grade.number() - 3) * (10 - difficulty) / 9);
    double easiest = firstDifficulty(Grade.EASY.number());
    double reverted = w(7) * easiest + (1 - w(7)) * (difficulty + change);
    return Decimals.eight(Math.clamp(reverted, 1, 10));
  }

  private double w(int index) {
    return weights.get(index);
  }
}
