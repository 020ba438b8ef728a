package io.hippocampus.port;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was recalled, and whether it was of use. Recalls are appended by day; sleep counts them into
 * the strength of memories.
 *
 * <p>Thread-safe; as durable as {@link MemoryStore}.
 */
public interface RecallLog {

  /**
   * One recall.
   *
   * @param id names it
   * @param cue what was asked
   * @param at when
   * @param memories what it gave, best first
   * @param reactivates whether it strengthens what it gave
   */
  record Recall(RecallId id, String cue, Instant at, List<MemoryId> memories, boolean reactivates) {
    public Recall {
      memories = List.copyOf(memories);
    }
  }

  /** Whether a recalled memory was of use. */
  enum Usefulness {
    USEFUL,
    WRONG,
    STALE
  }

  /**
   * A reactivation that sleep has not counted yet.
   *
   * @param number its place among all reactivations, ascending
   * @param memory which memory was recalled
   * @param at when
   */
  record Reactivation(long number, MemoryId memory, Instant at) {}

  /**
   * A recall that was of use: what a night may not break.
   *
   * @param cue what was asked
   * @param memory what was of use
   * @param at when it was asked
   */
  record UsefulRecall(String cue, MemoryId memory, Instant at) {}

  /**
   * Appends recalls, atomically. The cue of one that gave a memory erased meanwhile is not kept.
   *
   * @throws IllegalArgumentException if a recall of that id is there already
   */
  void append(SpaceName space, List<Recall> recalls);

  /**
   * Keeps what was said of a recalled memory, in place of what was said before.
   *
   * @throws IllegalArgumentException if there is no such recall, or it did not give that memory
   */
  void feedback(
      SpaceName space, RecallId recall, MemoryId memory, Usefulness usefulness, Instant at);

  /** Returns the reactivations that no night has counted yet, in order. */
  List<Reactivation> uncounted(SpaceName space);

  /** Returns the reactivations of a memory that no night has counted yet, in order. */
  List<Reactivation> uncounted(SpaceName space, MemoryId memory);

  /**
   * Returns the latest recalls that were said to be useful and whose cue was not erased, newest
   * first.
   */
  List<UsefulRecall> useful(SpaceName space, int limit);

  /**
   * Returns the recalls after one, in the order logged, each with what was said of it; of those
   * whose cue was erased the cue is empty.
   *
   * @param number 0 to begin at the beginning, then the number of the last one returned
   * @param limit at most so many
   */
  List<Logged> loggedAfter(SpaceName space, long number, int limit);

  /**
   * A recall with what was said of it.
   *
   * @param number its place among all recalls, ascending from 1
   * @param recall what was asked and given
   * @param said what was said last of those of its memories of which anything was said
   */
  record Logged(long number, Recall recall, Map<MemoryId, Said> said) {
    public Logged {
      said = Map.copyOf(said);
    }
  }

  /**
   * What was said of a recalled memory.
   *
   * @param usefulness whether it was of use
   * @param at when it was said
   */
  record Said(Usefulness usefulness, Instant at) {}

  /** Returns the memories that recalls gave at that moment or later, in no particular order. */
  Set<MemoryId> givenSince(SpaceName space, Instant since);

  /** Returns how many recalls there were. */
  long count(SpaceName space);
}
