package io.hippocampus.sleep.simulation;

import java.time.Instant;
import java.util.List;

/**
 * What one contender keeps in the end and another loses.
 *
 * @param keeps the name of the one
 * @param loses the name of the other
 * @param count how many memories
 * @param examples the most valuable of them: those that were of use most often, then the most
 *     important
 */
public record Difference(String keeps, String loses, int count, List<Kept> examples) {

  public Difference {
    examples = List.copyOf(examples);
  }

  /**
   * A memory that is kept.
   *
   * @param content what it says
   * @param occurredAt when that happened
   * @param importance how important its tag says it is, 0 to 1
   * @param useful how often it was of use in the history
   */
  public record Kept(String content, Instant occurredAt, double importance, int useful) {}
}
