package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.RecallLog.UsefulRecall;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What proved of use lately: the latest recalls that were said to be useful, as many as fill half
 * of a night's probes. The night asks them again, and spares what they should find: or it would
 * prune what it must not lose, be refused, and be refused again every night.
 */
final class Proven {

  private final List<UsefulRecall> useful;
  private final int most;

  /**
   * Takes from the useful recalls of the evening, newest first.
   *
   * @param safeguards how many probes there are
   */
  Proven(List<UsefulRecall> useful, Safeguards safeguards) {
    this.useful = useful;
    this.most = safeguards.probes() / 2;
  }

  /** Returns each cue with the memory it should find; abstractions prove nothing. */
  Map<String, MemoryId> probes(NightDraft draft) {
    Map<String, MemoryId> probes = new LinkedHashMap<>();
    for (UsefulRecall recall : useful) {
      boolean lived =
          draft.memory(recall.memory()).filter(Memory::isAbstraction).isEmpty();
      if (lived && probes.size() < most) {
        probes.putIfAbsent(recall.cue(), recall.memory());
      }
    }
    return probes;
  }

  /** Returns the memories that they should find, or what these went into. */
  Set<MemoryId> memories(NightDraft draft) {
    Set<MemoryId> memories = new LinkedHashSet<>();
    probes(draft).values().forEach(memory -> memories.add(draft.successor(memory)));
    return memories;
  }
}
