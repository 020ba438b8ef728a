package io.hippocampus.memory;

/**
 * Names an experience within its space.
 *
 * @param value 1 to 200 printable characters, no blank at either end
 */
public record ExperienceId(String value) implements Comparable<ExperienceId> {

  public ExperienceId {
    Checks.name("experience id", value);
  }

  @Override
  public int compareTo(ExperienceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
