package io.hippocampus.memory;

/**
 * Names one night's sleep of a space.
 *
 * @param value 1 to 200 printable characters, no blank at either end
 */
public record SleepId(String value) implements Comparable<SleepId> {

  public SleepId {
    Checks.name("sleep id", value);
  }

  @Override
  public int compareTo(SleepId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
