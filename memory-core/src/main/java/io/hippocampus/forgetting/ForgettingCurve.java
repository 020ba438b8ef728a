package io.hippocampus.forgetting;

import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Strength;
import java.time.Instant;

/**
 * How the chance of recalling a memory falls while it is not reactivated.
 *
 * <p>Each curve is 1 at the moment of a reactivation, whatever was before, and never rises until
 * the next; {@code ForgettingCurveTest} holds every permitted curve to these laws. A moment before
 * the last reactivation counts as that reactivation. Immutable.
 */
public sealed interface ForgettingCurve permits StabilityCurve, BaseLevel {

  /** Returns how retrievable what is held with that strength is at that moment. */
  Retrievability retrievability(Strength strength, Instant now);

  /**
   * Returns how many days after its last reactivation the memory, left alone, has faded to {@code
   * faded}: 0 for a retrievability of 1, infinite for one of 0. The inverse of {@link
   * #retrievability}.
   */
  double daysUntil(Retrievability faded, Strength strength);
}
