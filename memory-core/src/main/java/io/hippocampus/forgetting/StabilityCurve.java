package io.hippocampus.forgetting;

import io.hippocampus.forgetting.ForgettingCurve.Exponential;
import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Strength;
import java.time.Duration;
import java.time.Instant;

/**
 * A curve that knows of a memory's past only its stability and its last reactivation. It passes 0.9
 * after one stability.
 */
public sealed interface StabilityCurve extends ForgettingCurve permits PowerLaw, Exponential {

  /** Returns the retrievability once {@code elapsed} has passed since the last reactivation. */
  Retrievability after(Duration elapsed, Stability stability);

  @Override
  default Retrievability retrievability(Strength strength, Instant now) {
    return after(Duration.between(strength.reactivatedAt(), now), strength.stability());
  }
}
