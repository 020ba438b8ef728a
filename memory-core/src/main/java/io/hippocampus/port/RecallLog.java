package io.hippocampus.port;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
   * @param given what it gave, best first
   * @param reactivates whether it strengthens what it gave
   */
  record Recall(RecallId id, String cue, Instant at, List<Given> given, boolean reactivates) {
    public Recall {
      given = List.copyOf(given);
    }

    /** Returns the memories it gave, best first. */
    public List<MemoryId> memories() {
      return given.stream().map(Given::memory).toList();
    }
  }

  /**
   * A memory that a recall gave.
   *
   * @param memory which one
   * @param prediction what was predicted of it then; empty when that was not kept, as once it was
   *     not
   */
  record Given(MemoryId memory, Optional<Prediction> prediction) {}

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
   * @throws NotFoundException if there is no such recall, or it did not give that memory
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

  /** Returns the memories that recalls gave at that moment or later, in no particular order. */
  Set<MemoryId> givenSince(SpaceName space, Instant since);

  /**
   * Keeps how what was done with a recall turned out, in place of what was said before.
   *
   * @param reward -1, as badly as can be, to 1, as well as can be
   * @throws NotFoundException if there is no such recall, or the reward is out of its range
   */
  void reward(SpaceName space, RecallId recall, double reward, Instant at);

  /**
   * A memory that a recall gave, and what is known to have come of it.
   *
   * @param recall which recall
   * @param at when it was asked
   * @param rank the memory's place in it, from 1
   * @param given the memory, and what was predicted of it
   * @param usefulness what was said of this memory; empty when nothing was
   * @param reward how what was done with the recall turned out; empty when nobody said
   */
  record Outcome(
      RecallId recall,
      Instant at,
      int rank,
      Given given,
      Optional<Usefulness> usefulness,
      OptionalDouble reward) {}

  /**
   * Returns what came of recalls: every memory of which something was said, and every memory that a
   * rewarded recall gave; in the order in which they were asked for and ranked. Also of memories
   * erased since, for these are numbers that tell nothing of what was said.
   */
  List<Outcome> outcomes(SpaceName space);

  /**
   * A recall's cue.
   *
   * @param recall which recall
   * @param cue what was asked
   * @param at when
   */
  record Asked(RecallId recall, String cue, Instant at) {}

  /** Returns the latest recalls since that moment whose cue was not erased, newest first. */
  List<Asked> asked(SpaceName space, Instant since, int limit);

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

  /** Returns how many recalls there were. */
  long count(SpaceName space);
}
