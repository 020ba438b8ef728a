package io.hippocampus.server.sleeping;

import io.hippocampus.memory.night.NightObserver.Progress;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened in a run. Immutable.
 *
 * @param number its place among the events of the run, from 1, without gaps
 * @param at when it happened
 * @param what what happened
 */
public record SleepEvent(long number, Instant at, What what) {

  /** What can happen in a run. */
  public sealed interface What {

    /**
     * A phase began; one may begin again, as {@link io.hippocampus.memory.night.NightObserver}
     * says.
     *
     * @param phase which one
     * @param considered how many it will look at; empty when it does not know yet
     */
    record Began(Phase phase, OptionalInt considered) implements What {}

    /**
     * A phase went on.
     *
     * @param progress how far it is
     */
    record Went(Progress progress) implements What {}

    /**
     * A phase ended.
     *
     * @param report what it did
     */
    record Ended(PhaseReport report) implements What {}

    /**
     * Somebody wants the night cancelled.
     *
     * @param by who
     */
    record CancelWanted(String by) implements What {}

    /**
     * The run is over; nothing happens in it any more.
     *
     * @param state how it ended
     * @param message why it was cancelled or failed; empty when it is done
     */
    record Over(SleepRun.State state, Optional<String> message) implements What {}
  }
}
