package io.hippocampus.memory;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How strongly a memory is held: what a forgetting curve needs to tell its retrievability.
 *
 * @param stability the days until retrievability falls to 0.9 after the last reactivation
 * @param difficulty how hard it is to strengthen, 1 (easy) to 10 (hard), as in FSRS
 * @param interference how alike what was lived before in other sessions is, -1 to 1: similar
 *     memories hinder each other; empty until sleep has compared it, or when there was nothing to
 *     compare
 * @param count how often it was encoded or reactivated, at least 1
 * @param first when it was encoded
 * @param newest the latest reactivations (the encoding counts as one), newest first, 1 to
 *     {@value #KEPT} of them
 */
public record Strength(
    Stability stability,
    double difficulty,
    OptionalDouble interference,
    int count,
    Instant first,
    List<Instant> newest) {

  /** How many reactivations are kept exactly; older ones are summed up by their count. */
  public static final int KEPT = 10;

  public Strength {
    Checks.within("difficulty", difficulty, 1, 10);
    interference.ifPresent(alike -> Checks.within("interference", alike, -1, 1));
    newest = List.copyOf(newest);
    if (newest.isEmpty() || newest.size() > KEPT || count < newest.size()) {
      throw new IllegalArgumentException("strength keeps " + newest.size() + " reactivations of "
          + count + "; allowed are 1 to " + KEPT + " and not more than there were");
    }
    for (int i = 1; i < newest.size(); i++) {
      if (newest.get(i).isAfter(newest.get(i - 1))) {
        throw new IllegalArgumentException("reactivations are not newest first: " + newest);
      }
    }
    if (first.isAfter(newest.get(newest.size() - 1))) {
      throw new IllegalArgumentException(
          "first reactivation " + first + " is later than those kept");
    }
  }

  /** Returns the strength of what was encoded at {@code at} and never reactivated. */
  public static Strength encoded(Instant at, Stability stability, double difficulty) {
    return new Strength(stability, difficulty, OptionalDouble.empty(), 1, at, List.of(at));
  }

  /** Returns when it was last reactivated; forgetting counts from here. */
  public Instant reactivatedAt() {
    return newest.get(0);
  }

  /** Returns this strength among memories so much alike. */
  public Strength amid(OptionalDouble alike) {
    return new Strength(stability, difficulty, alike, count, first, newest);
  }

  /**
   * Returns this strength with one more reactivation. A moment earlier than the last one counts as
   * the last one: time does not run backwards.
   */
  public Strength reactivated(Instant at, Stability stability, double difficulty) {
    Instant when = at.isBefore(reactivatedAt()) ? reactivatedAt() : at;
    List<Instant> kept = new java.util.ArrayList<>(KEPT);
    kept.add(when);
    kept.addAll(newest.subList(0, Math.min(newest.size(), KEPT - 1)));
    return new Strength(stability, difficulty, interference, count + 1, first, kept);
  }
}
