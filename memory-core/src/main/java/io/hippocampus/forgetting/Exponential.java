package io.hippocampus.forgetting;

import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Duration;

/**
 * Loses the same share in every equal stretch of time: R = 0.9^(t/S).
 *
 * <p>The older model of spaced repetition, kept to be compared with: its tail fades to nothing,
 * which that of human memory does not.
 */
public record Exponential() implements StabilityCurve {

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
