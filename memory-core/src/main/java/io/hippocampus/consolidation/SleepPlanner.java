package io.hippocampus.consolidation;

import io.hippocampus.forgetting.Grade;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.RecallLog.Reactivation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a night does, phase after phase. What it decides is a pure function of the evening
 * and the policy, and, where the night has a latest end, of how far it got by then; else the clock
 * only measures how long phases take.
 */
final class SleepPlanner {

  private final SleepPolicy policy;
  private final LatestEnd end;
  private final Vigil vigil;
  private final InstantSource stopwatch;

  SleepPlanner(SleepPolicy policy, LatestEnd end, Vigil vigil, InstantSource stopwatch) {
    this.policy = policy;
    this.end = end;
    this.vigil = vigil;
    this.stopwatch = stopwatch;
  }

  /** Plans that evening; whoever cancels the night meanwhile ends that. */
  NightDraft plan(Evening evening) {
    NightDraft draft = new NightDraft(evening);
    countReactivations(evening, draft);
    List<Memory> queue = policy.runs(Phase.SELECT) ? select(evening, draft) : List.of();
    if (policy.runs(Phase.REPLAY)) {
      replay(queue, evening, draft);
    }
    if (policy.runs(Phase.ABSTRACT)) {
      runAbstraction(evening, draft);
    }
    if (policy.runs(Phase.PRUNE)) {
      prune(evening, draft);
    }
    return draft;
  }

  private List<Memory> select(Evening evening, NightDraft draft) {
    Instant start = stopwatch.instant();
    int considered = (int) draft.live().stream().filter(this::unconsolidated).count();
    vigil.began(Phase.SELECT, considered);
    List<Memory> queue = new Selection(evening, policy, vigil).fill(draft);
    vigil.ended(draft.report(
        Phase.SELECT,
        considered,
        queue.size(),
        since(start),
        selected(considered, queue.size(), count(draft, Verdict.WAITING))));
    return queue;
  }

  private void replay(List<Memory> queue, Evening evening, NightDraft draft) {
    Instant start = stopwatch.instant();
    vigil.began(Phase.REPLAY, queue.size());
    int reached = new Replay(evening, policy, end, vigil).run(queue, draft);
    vigil.ended(draft.report(
        Phase.REPLAY,
        queue.size(),
        reached,
        since(start),
        replayed(draft, queue.size())
            + stopped(queue.size() - reached)
            + judged(evening.answers(), draft)));
  }

  private void prune(Evening evening, NightDraft draft) {
    Instant start = stopwatch.instant();
    int considered = draft.live().size();
    vigil.began(Phase.PRUNE, considered);
    new Pruning(evening, policy).run(draft, vigil);
    int pruned = count(draft, Verdict.PRUNED);
    vigil.ended(draft.report(
        Phase.PRUNE,
        considered,
        pruned,
        since(start),
        pruned == 0 ? "all live memories fit into the budget" : pruned + " memories faded"));
  }

  private void runAbstraction(Evening evening, NightDraft draft) {
    Instant start = stopwatch.instant();
    int before = draft.decisions().size();
    vigil.began(Phase.ABSTRACT, draft.variants().size());
    new Abstraction(evening, policy).run(draft);
    int routines = draft.decisions().size() - before;
    int abstracted = count(draft, Verdict.ABSTRACTED);
    new Gists(evening, policy).run(draft);
    String found = routines == 0
        ? "no routine of " + Abstraction.ROUTINE + " episodes or more was found"
        : routines + " routines abstracted or continued";
    vigil.ended(draft.report(
        Phase.ABSTRACT,
        draft.variants().size()
            + draft.openClusters().stream()
                .mapToInt(open -> open.episodes().size())
                .sum(),
        draft.decisions().size() - before,
        since(start),
        found
            + abstracted(evening.answers(), draft, count(draft, Verdict.ABSTRACTED) - abstracted)));
  }

  private void countReactivations(Evening evening, NightDraft draft) {
    for (Reactivation reactivation : evening.reactivations()) {
      Optional<Memory> recalled = draft.memory(reactivation.memory()).filter(Memory::isLive);
      recalled.ifPresent(memory -> draft.change(
          memory.withStrength(
              policy.strengthening().reactivated(memory.strength(), reactivation.at(), Grade.GOOD)),
          ChangeKind.REACTIVATED,
          Explanation.of("recalled since the last night")));
    }
  }

  private boolean unconsolidated(Memory memory) {
    return memory.standing().state() == MemoryState.SHORT_TERM;
  }

  private String selected(int considered, int queued, int waiting) {
    if (considered == 0) {
      return "nothing new was lived since the last night; " + queued + " old memories are replayed";
    }
    return waiting == 0
        ? "all " + considered + " new memories are replayed, and " + (queued - considered)
            + " old ones"
        : waiting + " less urgent memories wait, for a night replays " + policy.replayBudget();
  }

  private static String replayed(NightDraft draft, int queued) {
    if (queued == 0) {
      return "nothing was queued, so nothing was promoted";
    }
    return "%d consolidated, %d merged, %d reinforced, %d superseded"
        .formatted(
            count(draft, Verdict.CONSOLIDATED),
            count(draft, Verdict.MERGED),
            count(draft, Verdict.REINFORCED),
            count(draft, Verdict.SUPERSEDED));
  }

  private static String stopped(int left) {
    return left == 0 ? "" : "; the latest end came before " + left + " were reached";
  }

  private static String judged(Answers answers, NightDraft draft) {
    return answers
        .judging()
        .filter(Answers.Consulted::wasAskedAnything)
        .map(how -> "; " + how.told("close pairs", "judged")
            + (draft.setAside() == 0
                ? ""
                : ", %d judgements set aside against names, numbers, days, trust or pins"
                    .formatted(draft.setAside())))
        .orElse("");
  }

  private static String abstracted(Answers answers, NightDraft draft, int made) {
    return answers
        .abstracting()
        .filter(Answers.Consulted::wasAskedAnything)
        .map(how -> "; " + how.told("clusters", "abstracted")
            + ", %d abstractions made, %d sentences dropped for what their sources do not say"
                .formatted(made, draft.dropped()))
        .orElse("");
  }

  private static int count(NightDraft draft, Verdict verdict) {
    return (int) draft.decisions().stream().filter(d -> d.verdict() == verdict).count();
  }

  private Duration since(Instant start) {
    return Duration.between(start, stopwatch.instant());
  }
}
