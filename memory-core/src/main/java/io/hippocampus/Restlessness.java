package io.hippocampus;

import java.time.Instant;
import java.util.Optional;

/**
 * How much a space has lived through that no night has slept on: what those look at who decide when
 * it sleeps. Immutable.
 *
 * @param unslept how many memories of experiences no committed night has seen, 0 and more
 * @param salience the sum of their importance as far as they are tagged, 0 and more
 * @param windowTokens how many tokens of the context window they take
 * @param windowLimit how many tokens the window may hold, at least 1
 * @param lastActivity when something was last recorded or recalled; of recalls before the space was
 *     opened nothing is known, and in one that is empty it is when it was opened
 * @param lastSleep the moment that the last night took as now, whether it was committed or refused;
 *     empty before the first
 */
public record Restlessness(
    int unslept,
    double salience,
    int windowTokens,
    int windowLimit,
    Instant lastActivity,
    Optional<Instant> lastSleep) {

  /** Returns the share of the window's limit that is taken by what was not slept on. */
  public double windowFill() {
    return (double) windowTokens / windowLimit;
  }
}
