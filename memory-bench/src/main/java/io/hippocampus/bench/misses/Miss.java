package io.hippocampus.bench.misses;

import io.hippocampus.MemoryAccount;
import io.hippocampus.bench.stream.Question;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.recall.Recollection.Recalled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A piece of evidence that a question did not get, and why.
 *
 * @param question what was asked
 * @param evidence what should have been recalled
 * @param fate what became of it
 * @param memories the accounts of the memories that cite it or cited it: those that are gone first,
 *     each as of the morning it went
 * @param cause why it was missed
 */
public record Miss(
    Question question, Experience evidence, Fate fate, List<MemoryAccount> memories, Cause cause) {

  public Miss {
    memories = List.copyOf(memories);
  }

  /** Why evidence was missed. */
  public sealed interface Cause {

    /**
     * Its memory faded.
     *
     * @param night the moment of the night in which it did
     * @param why the terms of its worth
     * @param spared the least worthy memory that was kept that night
     */
    record Faded(Instant night, Explanation why, Optional<Kept> spared) implements Cause {}

    /**
     * Its memory went into one that says it in other words, or leaves it out.
     *
     * @param heir the live memory that cites it
     * @param rank the heir's place in the recall, if it was recalled
     */
    record Reworded(Memory heir, OptionalInt rank) implements Cause {}

    /**
     * Others were recalled before it.
     *
     * @param rank its place among the candidates, if it was one
     * @param why the terms of its score
     * @param winners the first that were recalled and are not evidence
     */
    record Outranked(OptionalInt rank, Optional<Explanation> why, List<Recalled> winners)
        implements Cause {
      public Outranked {
        winners = List.copyOf(winners);
      }
    }

    /** Nothing that is written down says why. */
    record Unexplained() implements Cause {}
  }

  /**
   * A memory that was kept.
   *
   * @param memory the memory
   * @param place its place by worth, from 1
   * @param why the terms of its worth
   */
  public record Kept(Memory memory, int place, Explanation why) {}
}
