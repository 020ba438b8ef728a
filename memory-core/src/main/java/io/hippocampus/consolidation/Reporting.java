package io.hippocampus.consolidation;

import io.hippocampus.consolidation.SleepCycle.Order;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Totals;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.SleepLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Says in a report what a night did and how it ended. Of one night. */
final class Reporting {

  private final SpaceName space;
  private final SleepLog log;
  private final Order order;
  private final InstantSource stopwatch;

  Reporting(SpaceName space, SleepLog log, Order order, InstantSource stopwatch) {
    this.space = space;
    this.log = log;
    this.order = order;
    this.stopwatch = stopwatch;
  }

  /** Tells what came of encoding and rating. */
  static PhaseReport encoded(int encoded, Duration took, String rated) {
    String done =
        encoded == 0 ? "all was encoded by day" : encoded + " memories tagged and embedded";
    String told = rated.isEmpty() ? done : done + "; " + rated;
    return new PhaseReport(Phase.ENCODE, encoded, encoded, took, told);
  }

  /** Returns the report of a night that is planned and verified, as if it were committed. */
  SleepReport planned(
      Evening evening, NightDraft draft, Verification.Finding finding, Instant start) {
    return new SleepReport(
        idOf(evening.ledger()),
        order.now(),
        order.trigger(),
        SleepOutcome.COMMITTED,
        ended(draft),
        order.policyVersion(),
        Duration.between(start, stopwatch.instant()),
        totals(evening.live()),
        NightDraft.totals(draft.live()),
        draft.phases(),
        SleepReport.countVerdicts(draft.decisions()),
        finding.fallen());
  }

  /** Returns the report as it ends: committed, unless probes fell or too much would go. */
  SleepReport judged(NightDraft draft, Verification.Finding finding, SleepReport report) {
    Safeguards safeguards = order.policy().safeguards();
    if (!finding.passed()) {
      return report.endedAs(
          SleepOutcome.REFUSED,
          finding.fallen().size() + " of " + finding.asked()
              + " probes would no longer be answered; the policy allows "
              + safeguards.tolerance());
    }
    int pruned = draft.prunedOfConsolidated();
    int consolidated = report.evening().longTerm();
    if (!order.approved() && safeguards.needApproval(pruned, consolidated)) {
      return report.endedAs(
          SleepOutcome.HELD,
          "would prune " + pruned + " of " + consolidated
              + " consolidated memories; without approval the policy allows "
              + (int)
                  Math.max(Safeguards.FEW, Math.floor(safeguards.prunedAtMost() * consolidated)));
    }
    return report;
  }

  /** Returns the report of a dry run that would have ended so. */
  static SleepReport dryRun(SleepReport judged) {
    return judged.endedAs(
        SleepOutcome.DRY_RUN,
        judged.outcome() == SleepOutcome.COMMITTED
            ? "planned only; nothing was changed"
            : "planned only; a night would not be committed: " + judged.because());
  }

  /**
   * Returns the report of a night that was cancelled: its morning is its evening.
   *
   * @param why who cancelled it, and when
   * @param phases what the phases did that ended before
   */
  SleepReport cancelled(
      String why, List<Versioned> live, long ledger, List<PhaseReport> phases, Instant start) {
    Totals evening = totals(live);
    return new SleepReport(
        idOf(ledger),
        order.now(),
        order.trigger(),
        SleepOutcome.CANCELLED,
        why,
        order.policyVersion(),
        Duration.between(start, stopwatch.instant()),
        evening,
        evening,
        phases,
        Map.of(),
        List.of());
  }

  private static Totals totals(List<Versioned> live) {
    List<Memory> memories = live.stream().map(Versioned::memory).toList();
    return NightDraft.totals(memories);
  }

  private static String ended(NightDraft draft) {
    long left = draft.decisions().stream().filter(Replay::isNotReached).count();
    return left == 0
        ? "all probes passed"
        : "ended early, at its latest end: " + left
            + " memories wait and are first next time; all probes passed";
  }

  /** Names the night; one of the same moment, before which nothing changed, is another night. */
  private SleepId idOf(long ledger) {
    String name = "night-" + order.now() + "-" + ledger;
    SleepId id = new SleepId(name);
    for (int again = 2; wasSlept(id); again++) {
      id = new SleepId(name + "-" + again);
    }
    return id;
  }

  private boolean wasSlept(SleepId id) {
    return log.report(space, id)
        .filter(night ->
            night.outcome() == SleepOutcome.COMMITTED || night.outcome() == SleepOutcome.UNDONE)
        .isPresent();
  }
}
