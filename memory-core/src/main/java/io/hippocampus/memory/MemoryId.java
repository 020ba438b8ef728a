package io.hippocampus.memory;

/**
 * Names a memory within its space.
 *
 * @param value 1 to 200 printable characters, no blank at either end
 */
public record MemoryId(String value) implements Comparable<MemoryId> {

  public MemoryId {
    Checks.name("memory id", value);
  }

  @Override
  public int compareTo(MemoryId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
