package io.hippocampus.memory;

/**
 * The name of a space: one agent's, or one user's, memory. A space is a wall; nothing crosses it.
 *
 * @param value 1 to 200 printable characters, no blank at either end
 */
public record SpaceName(String value) implements Comparable<SpaceName> {

  public SpaceName {
    Checks.name("space", value);
  }

  @Override
  public int compareTo(SpaceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
