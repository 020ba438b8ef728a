package io.hippocampus.memory;

/**
 * Names one recall, so that feedback and reactivation can refer to it.
 *
 * @param value 1 to 200 printable characters, no blank at either end
 */
public record RecallId(String value) implements Comparable<RecallId> {

  public RecallId {
    Checks.name("recall id", value);
  }

  @Override
  public int compareTo(RecallId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
