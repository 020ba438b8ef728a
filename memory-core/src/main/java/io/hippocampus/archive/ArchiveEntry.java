package io.hippocampus.archive;

import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import java.time.Instant;

/** One entry of an archive: the header first, then experiences, then memories. Immutable. */
public sealed interface ArchiveEntry {

  /**
   * What the archive is of.
   *
   * @param space whose memory
   * @param model by which model it was found; another one may embed it anew
   * @param writtenAt when it was written
   */
  record Header(SpaceName space, EmbeddingModelId model, Instant writtenAt)
      implements ArchiveEntry {}

  /**
   * An experience that is not erased.
   *
   * @param experience what was experienced
   * @param position its place in its session, from 0
   * @param recordedAt when it was recorded
   * @param memory the memory it became when recorded
   */
  record Lived(Experience experience, long position, Instant recordedAt, MemoryId memory)
      implements ArchiveEntry {
    public Lived {
      if (position < 0) {
        throw new IllegalArgumentException("position of experience " + experience.id() + " is "
            + position + "; allowed are 0 and more");
      }
    }
  }

  /**
   * A memory: live, or a tombstone that can be restored; one without content only where an
   * experience had become it.
   *
   * @param memory the memory as it is
   */
  record Held(Memory memory) implements ArchiveEntry {}
}
