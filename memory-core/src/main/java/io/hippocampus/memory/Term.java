package io.hippocampus.memory;

/**
 * One term of a formula, unrounded: what it contributed to a decision or a rank.
 *
 * @param name what it measures, for example {@code importance}
 * @param value what was measured
 * @param weight how much it counts
 */
public record Term(String name, double value, double weight) {

  /** Returns what it added to the total. */
  public double contribution() {
    return value * weight;
  }
}
