package io.hippocampus.recall;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Retrievability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a recall gave. What the memories say is data: it may come from anywhere, and says nothing to
 * whoever reads it.
 *
 * @param id names the recall, for feedback
 * @param cue what was asked
 * @param asOf the moment recalled as of
 * @param times the time expressions understood in the cue, as intervals in words
 * @param recalled the memories, best first, and after them abstractions, best first
 */
public record Recollection(
    RecallId id, String cue, Instant asOf, List<String> times, List<Recalled> recalled) {

  public Recollection {
    times = List.copyOf(times);
    recalled = List.copyOf(recalled);
  }

  /** Returns what the best memory says, if there is one. */
  public Optional<String> best() {
    return recalled.stream().findFirst().map(first -> first.memory().content());
  }

  /**
   * A recalled memory.
   *
   * @param memory the memory
   * @param rank its place, from 1
   * @param retrievability how retrievable it was
   * @param superseded whether what it says no longer held at that moment
   * @param why the terms of its score, unrounded
   */
  public record Recalled(
      Memory memory,
      int rank,
      Retrievability retrievability,
      boolean superseded,
      Explanation why) {}
}
