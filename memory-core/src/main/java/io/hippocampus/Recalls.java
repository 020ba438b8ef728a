package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryIndex;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.RecallLog;
import io.hippocampus.port.RecallLog.Given;
import io.hippocampus.recall.Ranking;
import io.hippocampus.recall.Ranking.Ranked;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recaller;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/** Recalls in one space, never between two truths, and logs what was given. Thread-safe. */
final class Recalls {

  private final SpaceName space;
  private final Parts parts;
  private final SpacePolicy policy;
  private final MemoryIndex index;
  private final Recaller recaller;
  private final Lock looking;

  /**
   * Recalls in that space.
   *
   * @param looking held while a recall looks; what changes the truth waits for it
   */
  Recalls(
      SpaceName space,
      Parts parts,
      SpacePolicy policy,
      MemoryIndex index,
      Recaller recaller,
      Lock looking) {
    this.space = space;
    this.parts = parts;
    this.policy = policy;
    this.index = index;
    this.recaller = recaller;
    this.looking = looking;
  }

  Recollection recall(RecallRequest request) {
    Instant now = parts.clock().instant();
    RecallId id = new RecallId("r-" + UUID.randomUUID());
    Recollection recollection = recall(id, request, now, recaller);
    RecallLog.Recall logged = new RecallLog.Recall(
        id,
        request.cue(),
        now,
        recollection.recalled().stream()
            .map(recalled -> given(recalled, recollection.asOf()))
            .toList(),
        request.reactivates());
    parts.stores().recalls().append(space, List.of(logged));
    parts.onRecall().accept(recollection, since(now));
    return recollection;
  }

  /** Returns how long ago that was; nothing where the clock was set back meanwhile. */
  private Duration since(Instant start) {
    Duration took = Duration.between(start, parts.clock().instant());
    return took.isNegative() ? Duration.ZERO : took;
  }

  private static Given given(Recalled recalled, Instant asOf) {
    Memory memory = recalled.memory();
    return new Given(
        memory.id(), Optional.of(Prediction.of(memory, recalled.retrievability(), asOf)));
  }

  /** Recalls by other weights; not logged. */
  Recollection recall(RecallRequest request, Ranking other) {
    RecallId id = new RecallId("t-" + UUID.randomUUID());
    return recall(id, request, parts.clock().instant(), recaller.by(other));
  }

  private Recollection recall(RecallId id, RecallRequest request, Instant now, Recaller by) {
    return looking(
        () -> by.recall(id, request, now, index::search, policy.current().curve()));
  }

  /** Returns all that was in the running for a recall, best first. */
  List<Ranked> candidates(RecallRequest request) {
    return looking(() -> recaller.candidates(request, parts.clock().instant(), index::search));
  }

  List<Candidate> search(Query query) {
    return looking(() -> index.search(query));
  }

  private <T> T looking(Supplier<T> work) {
    looking.lock();
    try {
      return work.get();
    } finally {
      looking.unlock();
    }
  }
}
