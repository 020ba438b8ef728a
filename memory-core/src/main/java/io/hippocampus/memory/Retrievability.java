package io.hippocampus.memory;

/**
 * The probability that a memory could be recalled now.
 *
 * @param value 0 to 1
 */
public record Retrievability(double value) implements Comparable<Retrievability> {

  public Retrievability {
    Checks.within("retrievability", value, 0, 1);
  }

  @Override
  public int compareTo(Retrievability other) {
    return Double.compare(value, other.value);
  }
}
