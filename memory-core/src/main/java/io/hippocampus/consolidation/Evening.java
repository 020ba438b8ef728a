package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryStore.Lived;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RecallLog.Reactivation;
import io.hippocampus.port.TermStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * All that a night's plan is a function of: the store as it was at the night's start, and the
 * clock.
 *
 * @param now the moment the night takes as now
 * @param ledger the place in the ledger at which the night began
 * @param live all live memories recorded by then, oldest recorded first
 * @param reactivations the recalls that no night has counted yet
 * @param lived how much the space has lived through
 * @param countedUpTo the place in the ledger up to which terms were counted by earlier nights
 * @param statistics how common each term is
 * @param termsOf the distinct terms of a memory
 * @param termsIn the distinct terms of a text
 * @param interference how alike a memory is to what was lived lately
 * @param neighbours the live memories nearest to a memory, by words and by meaning
 */
public record Evening(
    Instant now,
    long ledger,
    List<Versioned> live,
    List<Reactivation> reactivations,
    Lived lived,
    long countedUpTo,
    TermStatistics statistics,
    Function<Memory, Set<String>> termsOf,
    Function<String, Set<String>> termsIn,
    Interference interference,
    Function<Memory, List<MemoryId>> neighbours) {

  public Evening {
    live = List.copyOf(live);
    reactivations = List.copyOf(reactivations);
  }
}
