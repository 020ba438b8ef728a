package io.hippocampus.archive;

import io.hippocampus.archive.ArchiveEntry.Header;
import io.hippocampus.archive.ArchiveEntry.Lived;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A whole archive, read and found to hold together: every experience is there with the memory it
 * became, every memory that has content with the experiences it cites, none twice. Immutable.
 *
 * @param header what it is of
 * @param experiences the experiences, oldest recorded first
 * @param memories the memories, oldest recorded first
 */
public record Archive(Header header, List<Lived> experiences, List<Memory> memories) {

  public Archive {
    experiences = List.copyOf(experiences);
    memories = List.copyOf(memories);
    Set<MemoryId> held = new HashSet<>();
    for (Memory memory : memories) {
      if (!held.add(memory.id())) {
        throw new IllegalArgumentException("memory " + memory.id() + " is in the archive twice");
      }
    }
    Set<ExperienceId> lived = new HashSet<>();
    for (Lived one : experiences) {
      if (!lived.add(one.experience().id())) {
        throw new IllegalArgumentException(
            "experience " + one.experience().id() + " is in the archive twice");
      }
      if (!held.contains(one.memory())) {
        throw new IllegalArgumentException("experience " + one.experience().id() + " became memory "
            + one.memory() + ", which is not in the archive");
      }
    }
    for (Memory memory : memories) {
      boolean hasContent = memory.standing().state() != MemoryState.FORGOTTEN;
      if (hasContent && !lived.containsAll(memory.sources())) {
        throw new IllegalArgumentException("memory " + memory.id() + " cites " + memory.sources()
            + ", of which not all are in the archive");
      }
    }
  }
}
