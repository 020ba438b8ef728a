package io.hippocampus.consolidation;

import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Strength;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Judges what is worth keeping when not all can be kept. Pure and thread-safe: it sees what is held
 * and nothing of what will be asked.
 */
public interface Valuation {

  /** Returns its name, as policies and reports give it. */
  String name();

  /** Returns all that is held, most worth keeping first, each with the reason of its place. */
  List<Valued> rank(Held held);

  /**
   * Returns what an ordinary memory would be worth among what is held: one of that importance and
   * strength, of ordinary length and amid ordinary interference. Empty if this valuation knows of
   * no such worth; then no memory is let go for its age alone.
   */
  default OptionalDouble ordinary(Held held, double importance, Strength strength) {
    return OptionalDouble.empty();
  }

  /**
   * What is held tonight.
   *
   * @param memories all live memories but pinned ones, oldest recorded first
   * @param curve how memories fade
   * @param budget how much may stay, to know what a memory costs
   * @param now the moment the night takes as now
   */
  record Held(List<Memory> memories, ForgettingCurve curve, Budget budget, Instant now) {}

  /**
   * A memory's place.
   *
   * @param memory which one
   * @param why the terms of its worth
   */
  record Valued(MemoryId memory, Explanation why) {}
}
