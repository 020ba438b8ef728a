package io.hippocampus.server.ingest;

import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Salience;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes what a transcript reader finds, in the order of the file. Single-threaded. */
public interface Findings {

  /** Takes an experience. */
  void found(Found found);

  /** Takes something that should be an experience and is not, with what is wrong with it. */
  void bad(String place, String problem);

  /** Takes something that was left out on purpose, for example {@code system message}. */
  void leftOut(String what);

  /**
   * Takes what the building gives: a dated experience, or something bad when it cannot be built.
   */
  default void build(String place, Supplier<Experience> building) {
    try {
      found(
          new Found(place, Optional.empty(), new Tagged(building.get(), Salience.UNTAGGED), true));
    } catch (IllegalArgumentException e) {
      bad(place, String.valueOf(e.getMessage()));
    }
  }
}
