package io.hippocampus.forgetting;

import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Duration;

/**
 * Falls fast, then ever more slowly: R = (1 + f·t/S)^-d, with f chosen so that R(S) = 0.9.
 *
 * <p>The curve of FSRS-6 (Free Spaced Repetition Scheduler, open-spaced-repetition). A power of
 * time describes human forgetting better than an exponential does (J. T. Wixted and E. B. Ebbesen,
 * On the Form of Forgetting, 1991), and so it does the odds that something said comes up again
 * (J. R. Anderson and L. J. Schooler, Reflections of the Environment in Memory, 1991).
 *
 * <p>The factor and the result are rounded to eight decimals, as in ts-fsrs: so they agree with the
 * reference to the last digit, on every machine.
 *
 * @param decay the exponent d, 0.01 to 10; smaller ones keep a longer tail
 */
public record PowerLaw(double decay) implements StabilityCurve {

  /** FSRS-6 with its default decay, fitted to some hundred million reviews by people. */
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
