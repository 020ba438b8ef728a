package io.hippocampus.consolidation;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Query;
import java.util.List;
import java.util.function.Function;

/** Asks one cue of one state of an index, as a recall would. */
@FunctionalInterface
public interface Probing {

  /**
   * Returns what a recall of that cue gives, best first.
   *
   * @param search finds candidates in the evening's or in the morning's index
   */
  List<MemoryId> ask(String cue, Function<Query, List<Candidate>> search);
}
