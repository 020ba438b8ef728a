package io.hippocampus.learning;

import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What a night moved into long-term memory, and what it let go.
 *
 * @param night which night
 * @param at the moment it took as now
 * @param consolidated how many memories became long-term
 * @param merged how many went into another one
 * @param abstracted how many were made from several
 * @param pruned how many were let fade
 */
public record Promoted(
    SleepId night, Instant at, int consolidated, int merged, int abstracted, int pruned) {

  /** Returns it for each of the reported nights that was committed, in their order. */
  public static List<Promoted> of(List<SleepReport> reports) {
    return reports.stream()
        .filter(report -> report.outcome() == SleepOutcome.COMMITTED)
        .map(report -> new Promoted(
            report.id(),
            report.at(),
            report.count(Verdict.CONSOLIDATED),
            report.count(Verdict.MERGED),
            report.count(Verdict.ABSTRACTED),
            report.count(Verdict.PRUNED)))
        .toList();
  }
}
