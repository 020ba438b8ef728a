package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.learning.DeadWeight;
import io.hippocampus.learning.Evidence;
import io.hippocampus.learning.Promoted;
import io.hippocampus.learning.Regret;
import io.hippocampus.learning.Regret.Wanted;
import io.hippocampus.learning.TrueRecall;
import io.hippocampus.learning.Use;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Standing;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryStore;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RecallLog;
import io.hippocampus.port.RecallLog.Asked;
import io.hippocampus.recall.Recaller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/** Reads what a space's use tells. Writes nothing. */
final class Learning {

  private static final int NIGHTS_TOLD = 30;
  private static final int ASKED_AGAIN = 200;
  private static final int DEPTH = 10;

  private final SpaceName space;
  private final Parts parts;
  private final MemoryIndex index;
  private final Recaller recaller;
  private final Lock quiet;

  /**
   * Reads one space.
   *
   * @param quiet held while a next state of the index is staged, which a night does too
   */
  Learning(SpaceName space, Parts parts, MemoryIndex index, Recaller recaller, Lock quiet) {
    this.space = space;
    this.parts = parts;
    this.index = index;
    this.recaller = recaller;
    this.quiet = quiet;
  }

  /** Returns what the recall log tells of predictions. */
  Evidence evidence() {
    return Evidence.of(recalls().outcomes(space));
  }

  Use use() {
    Evidence evidence = evidence();
    Instant now = parts.clock().instant();
    List<Memory> live = store().live(space).stream().map(Versioned::memory).toList();
    return new Use(
        TrueRecall.of(evidence),
        evidence.unpredicted(),
        regret(now),
        DeadWeight.of(live, recalls().givenSince(space, Instant.EPOCH), now),
        Promoted.of(parts.stores().sleeps().reports(space, NIGHTS_TOLD)));
  }

  /** Asks again what was asked since something was pruned, as if it had not been. */
  private Regret regret(Instant now) {
    quiet.lock();
    try {
      Map<MemoryId, Memory> pruned = new HashMap<>();
      Instant always = now.plus(Duration.ofDays(1));
      store().tombstonesBefore(space, always, Integer.MAX_VALUE).stream()
          .map(Versioned::memory)
          .filter(memory -> memory.standing().state() == MemoryState.PRUNED)
          .forEach(memory -> pruned.put(memory.id(), memory));
      if (pruned.isEmpty()) {
        return Regret.of(0, 0, List.of());
      }
      Instant since = pruned.values().stream()
          .map(memory -> memory.standing().since())
          .min(Instant::compareTo)
          .orElse(now);
      List<Asked> asked = recalls().asked(space, since, ASKED_AGAIN);
      try (MemoryIndex.Staged staged = index.stage(asLive(pruned), Set.of())) {
        return regret(pruned, asked, staged);
      }
    } finally {
      quiet.unlock();
    }
  }

  private List<MemoryIndex.Entry> asLive(Map<MemoryId, Memory> pruned) {
    Map<MemoryId, List<Passage>> passages =
        store().passages(space, parts.embedder().model(), pruned.keySet());
    return pruned.values().stream()
        .map(memory -> new MemoryIndex.Entry(
            memory.withStanding(
                Standing.of(MemoryState.LONG_TERM, memory.standing().since(), "as if not pruned")),
            passages.getOrDefault(memory.id(), List.of())))
        .toList();
  }

  private Regret regret(
      Map<MemoryId, Memory> pruned, List<Asked> asked, MemoryIndex.Staged staged) {
    List<Wanted> wanted = new ArrayList<>();
    for (Asked recall : asked) {
      List<MemoryId> best = recaller.rank(recall.cue(), recall.at(), DEPTH, staged::search);
      for (int i = 0; i < best.size(); i++) {
        Memory memory = pruned.get(best.get(i));
        if (memory != null && !memory.standing().since().isAfter(recall.at())) {
          wanted.add(wanted(memory, recall, i + 1));
        }
      }
    }
    return Regret.of(pruned.size(), asked.size(), wanted);
  }

  private static Wanted wanted(Memory memory, Asked recall, int rank) {
    return new Wanted(
        memory.id(),
        memory.content(),
        memory.standing().since(),
        recall.recall(),
        recall.cue(),
        recall.at(),
        rank);
  }

  private MemoryStore store() {
    return parts.stores().memories();
  }

  private RecallLog recalls() {
    return parts.stores().recalls();
  }
}
