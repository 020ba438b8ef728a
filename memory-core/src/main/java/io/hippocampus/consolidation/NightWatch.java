package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.night.NightAlarm;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.MemoryStore.Lived;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks at the last nights for what should have happened and did not. Undone and cancelled nights
 * do not count, for somebody looked at them. Pure.
 */
public final class NightWatch {

  private final SleepPolicy policy;

  /** Watches over nights by that policy. */
  public NightWatch(SleepPolicy policy) {
    this.policy = policy;
  }

  /**
   * Returns the alarms there are.
   *
   * @param nights the latest nights, newest first, at least as many as an alarm needs
   * @param live finds all live memories now; asked only when it matters
   * @param lived how much was lived through
   */
  public List<NightAlarm> alarms(
      List<SleepReport> nights, Supplier<List<Memory>> live, Lived lived) {
    List<SleepReport> counted = nights.stream().filter(NightWatch::counts).toList();
    List<NightAlarm> alarms = new ArrayList<>();
    int unpromoted = inARow(counted, NightWatch::promotedNothing);
    if (unpromoted >= policy.safeguards().alarmAfter()) {
      alarms.add(new NightAlarm(
          NightAlarm.Kind.PROMOTED_NOTHING,
          unpromoted,
          "the last " + unpromoted + " nights had new memories and promoted none: "
              + reason(counted.get(0)) + "; look at the gates of the last night"));
    }
    int unpruned = inARow(counted, night -> !prunedAny(night));
    if (unpruned >= policy.safeguards().alarmAfter()) {
      overBudget(live.get(), lived, unpruned, counted.get(0)).ifPresent(alarms::add);
    }
    return alarms;
  }

  private static boolean counts(SleepReport night) {
    return night.outcome() != SleepOutcome.UNDONE && night.outcome() != SleepOutcome.CANCELLED;
  }

  private Optional<NightAlarm> overBudget(
      List<Memory> live, Lived lived, int nights, SleepReport last) {
    double held = live.stream().mapToDouble(policy.budget()::cost).sum();
    double allowed = policy.budget().allowance(lived);
    return held <= allowed
        ? Optional.empty()
        : Optional.of(new NightAlarm(
            NightAlarm.Kind.PRUNED_NOTHING,
            nights,
            "%.0f are held where the budget keeps %.0f, and the last %d nights pruned none: %s"
                .formatted(held, allowed, nights, whyUnpruned(last, live))));
  }

  private static int inARow(List<SleepReport> nights, Predicate<SleepReport> idle) {
    return (int) nights.stream().takeWhile(idle).count();
  }

  private static boolean promotedNothing(SleepReport night) {
    boolean hadNew = night.evening().shortTerm() > 0;
    return hadNew
        && (night.outcome() != SleepOutcome.COMMITTED
            || night.count(Verdict.CONSOLIDATED) + night.count(Verdict.MERGED) == 0);
  }

  private static boolean prunedAny(SleepReport night) {
    return night.outcome() == SleepOutcome.COMMITTED && night.count(Verdict.PRUNED) > 0;
  }

  private static String reason(SleepReport last) {
    if (last.outcome() != SleepOutcome.COMMITTED) {
      return last.because();
    }
    return phase(last, Phase.REPLAY).orElse("the policy leaves replay out");
  }

  private String whyUnpruned(SleepReport last, List<Memory> live) {
    if (last.outcome() != SleepOutcome.COMMITTED) {
      return last.because();
    }
    long pinned = live.stream().filter(Memory::pinned).count();
    return phase(last, Phase.PRUNE)
        .map(result -> pinned == 0 ? result : pinned + " are pinned")
        .orElse("the policy leaves pruning out");
  }

  private static Optional<String> phase(SleepReport night, Phase phase) {
    return night.phases().stream()
        .filter(report -> report.phase() == phase)
        .map(report -> report.result())
        .findFirst();
  }
}
