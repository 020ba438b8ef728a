package io.hippocampus.server.view;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Retrievability;

/**
 * A memory as it is held now.
 *
 * @param version counts its changes; it is the ETag
 * @param retrievability how retrievable it is now, 0 to 1
 * @param memory the memory
 */
public record HeldView(long version, double retrievability, MemoryView memory) {

  /** Returns the view of a memory at that version. */
  public static HeldView of(Memory memory, long version, Retrievability retrievability) {
    return new HeldView(version, retrievability.value(), MemoryView.of(memory));
  }
}
