package io.hippocampus.consolidation;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryStore.Lived;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RecallLog.Reactivation;
import io.hippocampus.port.RecallLog.UsefulRecall;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * All that a night's plan is a function of: the store as it was at the night's start, the clock,
 * and what a language model answered when it was asked about it.
 *
 * @param now the moment the night takes as now
 * @param ledger the place in the ledger at which the night began
 * @param live all live memories recorded by then, oldest recorded first
 * @param reactivations the recalls that no night has counted yet
 * @param useful the latest recalls that were said to be useful, newest first
 * @param lived how much the space has lived through
 * @param ordinaryImportance the median importance of all that was ever tagged
 * @param countedUpTo the place in the ledger up to which terms were counted by earlier nights
 * @param leftOver what the last committed night did not reach before its latest end
 * @param texts how texts are read for their terms
 * @param nearness what is near a memory
 * @param interference how alike a memory is to what was lived lately
 * @param answers what a language model answered
 */
record Evening(
    Instant now,
    long ledger,
    List<Versioned> live,
    List<Reactivation> reactivations,
    List<UsefulRecall> useful,
    Lived lived,
    OptionalDouble ordinaryImportance,
    long countedUpTo,
    Set<MemoryId> leftOver,
    Texts texts,
    Nearness nearness,
    Interference interference,
    Answers answers) {

  public Evening {
    live = List.copyOf(live);
    reactivations = List.copyOf(reactivations);
    useful = List.copyOf(useful);
    leftOver = Set.copyOf(leftOver);
  }

  /** Returns the same evening with other answers. */
  Evening with(Answers other) {
    return new Evening(
        now,
        ledger,
        live,
        reactivations,
        useful,
        lived,
        ordinaryImportance,
        countedUpTo,
        leftOver,
        texts,
        nearness,
        interference,
        other);
  }
}
