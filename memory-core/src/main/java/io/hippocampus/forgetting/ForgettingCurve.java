package io.hippocampus.forgetting;

import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the chance of recalling a memory falls while it is not reactivated.
 *
 * <p>Each curve is 1 at the moment of a reactivation, whatever was before, and never rises until
 * the next; {@code ForgettingCurveTest} holds every permitted curve to these laws. A moment before
 * the last reactivation counts as that reactivation. Immutable.
 */
public sealed interface ForgettingCurve permits StabilityCurve, ForgettingCurve.BaseLevel {

  /** Returns how retrievable what is held with that strength is at that moment. */
  Retrievability retrievability(Strength strength, Instant now);

  /**
   * Returns how many days after its last reactivation the memory, left alone, has faded to
   * {@code faded}: 0 for a retrievability of 1, infinite for one of 0. The inverse of
   * {@link #retrievability}.
   */
  double daysUntil(Retrievability faded, Strength strength);

  /**
   * Falls fast, then ever more slowly: R = (1 + f·t/S)^-d, with f chosen so that R(S) = 0.9.
   *
   * <p>The curve of FSRS-6 (Free Spaced Repetition Scheduler, open-spaced-repetition). A power of
   * time describes human forgetting better than an exponential does (J. T. Wixted and E. B.
   * Ebbesen, On the Form of Forgetting, 1991), and so it does the odds that something said comes up
   * again (J. R. Anderson and L. J. Schooler, Reflections of the Environment in Memory, 1991).
   *
   * <p>The factor and the result are rounded to eight decimals, as in ts-fsrs: so they agree with
   * the reference to the last digit, on every machine.
   *
   * @param decay the exponent d, 0.01 to 10; smaller ones keep a longer tail
   */
  record PowerLaw(double decay) implements StabilityCurve {

    /** FSRS-6 with its default decay, fitted to the reviews of many people. */
    public static final PowerLaw FSRS_6 = new PowerLaw(0.1542);

    public PowerLaw {
      if (!(decay >= 0.01 && decay <= 10)) {
        throw new IllegalArgumentException("decay is " + decay + "; allowed are 0.01 to 10");
      }
    }

    @Override
    public Retrievability after(Duration elapsed, Stability stability) {
      double faded = StrictMath.pow(1 + factor() * stability.spansIn(elapsed), -decay);
      return new Retrievability(Decimals.eight(faded));
    }

    @Override
    public double daysUntil(Retrievability faded, Strength strength) {
      double spans = (StrictMath.pow(faded.value(), -1 / decay) - 1) / factor();
      return spans * strength.stability().days();
    }

    private double factor() {
      return Decimals.eight(StrictMath.pow(0.9, -1 / decay) - 1);
    }
  }

  /**
   * Loses the same share in every equal stretch of time: R = 0.9^(t/S).
   *
   * <p>The older model of spaced repetition, kept to be compared with: its tail fades to nothing,
   * which that of human memory does not.
   */
  record Exponential() implements StabilityCurve {

    @Override
    public Retrievability after(Duration elapsed, Stability stability) {
      return new Retrievability(StrictMath.pow(0.9, stability.spansIn(elapsed)));
    }

    @Override
    public double daysUntil(Retrievability faded, Strength strength) {
      double spans = StrictMath.log(faded.value()) / StrictMath.log(0.9);
      return Math.abs(spans) * strength.stability().days();
    }
  }

  /**
   * ACT-R's base level: every reactivation leaves a trace that decays by itself, and a memory is as
   * active as the sum of its traces, B = ln Σ t^-d. It is recalled when its activation, with some
   * noise, is above a threshold: R = 1 / (1 + e^((τ - B) / s)).
   *
   * <p>Each trace keeps decaying at its own pace, so the sum cannot be carried on from one moment
   * to the next: it needs all the times. Only the newest are kept; those between the oldest kept,
   * t_k ago, and the first, t_n ago, are taken as spread evenly, and count with the mean of t^-d
   * over that stretch. Ten kept ones put the mean error of B at 0.02 or less.
   *
   * <ol>
   *   <li>J. R. Anderson and L. J. Schooler, Reflections of the Environment in Memory, 1991: why a
   *       power, and why its traces add up.
   *   <li>A. A. Petrov, Computationally Efficient Approximation of the Base-Level Learning Equation
   *       in ACT-R, 2006: the mean for the older ones.
   *   <li>P. I. Pavlik and J. R. Anderson, Practice and Forgetting Effects on Vocabulary Memory,
   *       2005: threshold and noise.
   * </ol>
   *
   * @param decay the exponent d of each trace, above 0 and below 1
   * @param threshold the activation τ at which half of all attempts succeed, for times in days
   * @param noise the spread s of activation, above 0
   */
  record BaseLevel(double decay, double threshold, double noise) implements ForgettingCurve {

    /**
     * The decay that is standard in ACT-R, 0.5, and Pavlik and Anderson's threshold of -0.704 and
     * noise of 0.255. They counted lags in scaled seconds of a laboratory; here they are days, as
     * in Anderson and Schooler's records of daily life. What was met once is then recalled after
     * four days every other time.
     */
    public static final BaseLevel STANDARD = new BaseLevel(0.5, -0.704, 0.255);

    private static final double NANOS_PER_DAY = 86_400e9;

    public BaseLevel {
      if (!(decay > 0 && decay < 1)) {
        throw new IllegalArgumentException(
            "decay is " + decay + "; allowed are numbers between 0 and 1");
      }
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException(
            "threshold is " + threshold + "; allowed are finite numbers");
      }
      if (!(noise > 0 && noise < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "noise is " + noise + "; allowed are finite numbers above 0");
      }
    }

    /** Returns the activation B at that moment; infinite at the moment of a reactivation. */
    public double activation(Strength strength, Instant now) {
      return activation(strength, Math.max(0, days(strength.reactivatedAt(), now)));
    }

    private double activation(Strength strength, double daysAtRest) {
      List<Instant> newest = strength.newest();
      double sum = 0;
      double lag = daysAtRest;
      for (Instant reactivation : newest) {
        lag = daysAtRest + days(reactivation, strength.reactivatedAt());
        sum += StrictMath.pow(lag, -decay);
      }
      int older = strength.count() - newest.size();
      if (older > 0) {
        double first = daysAtRest + days(strength.first(), strength.reactivatedAt());
        sum += older * meanTrace(lag, first);
      }
      return StrictMath.log(sum);
    }

    /** Returns the mean of t^-d for t from {@code from} to {@code to}. */
    private double meanTrace(double from, double to) {
      if (to - from <= 1e-9 * to) {
        return StrictMath.pow(to, -decay);
      }
      double rest = 1 - decay;
      return (StrictMath.pow(to, rest) - StrictMath.pow(from, rest)) / (rest * (to - from));
    }

    @Override
    public Retrievability retrievability(Strength strength, Instant now) {
      double belowThreshold = threshold - activation(strength, now);
      return new Retrievability(1 / (1 + StrictMath.exp(belowThreshold / noise)));
    }

    /** {@inheritDoc} Found by halving: n traces can be no stronger than n of the newest one. */
    @Override
    public double daysUntil(Retrievability faded, Strength strength) {
      double odds = faded.value() / (1 - faded.value());
      double activation = threshold + noise * StrictMath.log(odds);
      double late = StrictMath.pow(strength.count() / StrictMath.exp(activation), 1 / decay);
      if (Double.isInfinite(late)) {
        return late;
      }
      double early = 0;
      for (int i = 0; i < 100; i++) {
        double middle = (early + late) / 2;
        if (activation(strength, middle) > activation) {
          early = middle;
        } else {
          late = middle;
        }
      }
      return late;
    }

    private static double days(Instant from, Instant to) {
      Duration elapsed = Duration.between(from, to);
      return (elapsed.getSeconds() * 1e9 + elapsed.getNano()) / NANOS_PER_DAY;
    }
  }
}
