package io.hippocampus.memory.night;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Watches one night while it is slept, and may cancel it. Every method does nothing unless it is
 * overridden.
 *
 * <p>It is told and asked by the thread that sleeps the night, one call after the other; the night
 * waits for each, so they return at once. What one throws is logged and harms nothing: that
 * observer is told and asked no more of this night.
 *
 * <p>A night may be planned more than once, with what a language model answered or because memories
 * changed meanwhile; its phases begin again then. The last report told of a phase is the one in the
 * report of the night.
 */
public interface NightObserver {

  /** Watches nothing and cancels nothing. */
  NightObserver NONE = new NightObserver() {};

  /**
   * A phase begins.
   *
   * @param considered how many it will look at; empty when it does not know yet
   */
  default void began(Phase phase, OptionalInt considered) {}

  /** A phase went on; told at most about a hundred times from a phase's beginning to its end. */
  default void went(Progress progress) {}

  /** A phase ended. */
  default void ended(PhaseReport report) {}

  /**
   * Returns by whom or what the night is cancelled, as its report will say; empty lets it go on.
   *
   * <p>Asked between phases and between the items of long ones, often, and for the last time right
   * before {@link Phase#COMMIT} begins: from then on the night cannot be cancelled. Once it
   * answered, it is not asked again.
   */
  default Optional<String> cancelledBy() {
    return Optional.empty();
  }

  /**
   * How far a phase is.
   *
   * @param phase which one
   * @param done how many are done
   * @param of of how many; empty when it is not known
   * @param what what is counted, such as {@code memories replayed}
   */
  record Progress(Phase phase, int done, OptionalInt of, String what) {}
}
