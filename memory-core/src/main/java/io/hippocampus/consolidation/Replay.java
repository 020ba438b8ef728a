package io.hippocampus.consolidation;

import io.hippocampus.forgetting.Grade;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Words;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Replays the queue: compares each memory with its older neighbours, and moves it into long-term
 * memory, lets it strengthen or refine an older one, or ends the validity of one.
 */
final class Replay {

  private static final String NOT_REACHED =
      "not reached before the night's latest end; first in the next night";

  private final Evening evening;
  private final SleepPolicy policy;
  private final LatestEnd end;
  private final Vigil vigil;
  private final Compaction compaction;
  private final Judging judging;

  Replay(Evening evening, SleepPolicy policy, LatestEnd end, Vigil vigil) {
    this.evening = evening;
    this.policy = policy;
    this.end = end;
    this.vigil = vigil;
    this.compaction = new Compaction(evening.texts().termsIn(), evening.texts().statistics());
    this.judging = new Judging(evening);
  }

  /** Replays the queue, until the latest end has come, and returns how far it got. */
  int run(List<Memory> queue, NightDraft draft) {
    int reached = 0;
    while (reached < queue.size() && end.mayReplay(reached)) {
      vigil.reached(reached, queue.size(), "memories replayed");
      replay(draft.memory(queue.get(reached).id()).orElseThrow(), draft);
      reached++;
    }
    queue.subList(reached, queue.size()).stream()
        .filter(memory -> memory.standing().state() == MemoryState.SHORT_TERM)
        .forEach(memory ->
            draft.decide(memory.id(), Phase.REPLAY, Verdict.WAITING, Explanation.of(NOT_REACHED)));
    return reached;
  }

  /** Whether a decision says that the memory was not reached before the night's latest end. */
  static boolean isNotReached(Decision decision) {
    return decision.phase() == Phase.REPLAY && decision.verdict() == Verdict.WAITING;
  }

  private void replay(Memory memory, NightDraft draft) {
    if (memory.standing().state() == MemoryState.SHORT_TERM) {
      consolidate(memory, draft);
    } else if (memory.isLive()) {
      reinforce(
          memory, evening.now(), "replayed among new memories, for it was about to fade", draft);
    }
  }

  private record Relative(Memory older, Comparison comparison) {}

  private void consolidate(Memory memory, NightDraft draft) {
    List<Relative> relatives = relatives(memory, draft);
    if (relatives.isEmpty()) {
      keep(memory, Explanation.of("replayed; says something of its own"), draft);
      return;
    }
    Relative closest = relatives.get(0);
    Memory older = closest.older();
    Comparison comparison = closest.comparison();
    Explanation why = comparison.told();
    switch (comparison.relation()) {
      case REPEATS -> merge(older, memory, older.content(), comparison, draft);
      case REFINES -> merge(older, memory, memory.content(), comparison, draft);
      case VARIES -> {
        draft.noteVariant(memory.id(), older.id());
        keep(memory, why, draft);
      }
      case CONTRADICTS -> {
        relatives.forEach(relative -> supersede(relative, memory, draft));
        keep(memory, why, draft);
      }
      case DISTINCT -> keep(memory, why, draft);
    }
  }

  private void supersede(Relative relative, Memory newer, NightDraft draft) {
    if (relative.comparison().relation() != Comparison.Relation.CONTRADICTS) {
      return;
    }
    Memory older = relative.older();
    Explanation ended = new Explanation(
        "no longer holds since " + newer.id() + " says otherwise"
            + relative.comparison().judged(),
        relative.comparison().why().terms());
    draft.change(
        older.withValidity(older.validity().endedBy(newer.id(), newer.origin().occurredFrom())),
        ChangeKind.SUPERSEDED,
        ended);
    draft.decide(older.id(), Phase.REPLAY, Verdict.SUPERSEDED, ended);
  }

  /**
   * Returns the older neighbours that are not distinct from it, the closest relation first: by
   * their words, and only if those find none as they were judged.
   */
  private List<Relative> relatives(Memory memory, NightDraft draft) {
    List<Relative> neighbours = evening.nearness().neighbours().apply(memory).stream()
        .filter(id -> draft.recorded(id) < draft.recorded(memory.id()))
        .map(draft::memory)
        .flatMap(Optional::stream)
        .filter(older -> older.standing().state() == MemoryState.LONG_TERM)
        .filter(older -> !older.isAbstraction())
        .map(older -> new Relative(
            older,
            Comparison.of(
                older, memory, evening.texts().termsOf(), evening.texts().statistics())))
        .toList();
    List<Relative> relatives = related(neighbours);
    if (!relatives.isEmpty()) {
      return relatives;
    }
    judging.noteOpen(memory, neighbours.stream().map(Relative::older).toList(), draft);
    return related(neighbours.stream()
        .map(neighbour -> new Relative(
            neighbour.older(),
            judging.judged(neighbour.comparison(), neighbour.older(), memory, draft)))
        .toList());
  }

  private static List<Relative> related(List<Relative> neighbours) {
    return neighbours.stream()
        .filter(relative -> relative.comparison().relation() != Comparison.Relation.DISTINCT)
        .sorted(
            Comparator.comparing((Relative relative) -> relative.comparison().relation())
                .thenComparing(relative -> -relative.comparison().why().total())
                .thenComparing(relative -> relative.older().id()))
        .toList();
  }

  private void keep(Memory memory, Explanation because, NightDraft draft) {
    String said = policy.budget().isOfWords() ? compaction.of(memory.content()) : memory.content();
    int left = memory.words() - Words.count(said);
    Explanation why = left == 0
        ? because
        : new Explanation(
            because.because() + "; " + left + " words that tell least were left out",
            because.terms());
    Memory kept = memory
        .withContent(said)
        .withStanding(Standing.of(MemoryState.LONG_TERM, evening.now(), "consolidated by sleep"))
        .withStrength(policy
            .strengthening()
            .reactivated(memory.strength(), evening.now(), Grade.GOOD)
            .amid(evening.interference().of(memory)));
    draft.change(kept, ChangeKind.CONSOLIDATED, why);
    draft.decide(memory.id(), Phase.REPLAY, Verdict.CONSOLIDATED, why);
  }

  private void merge(
      Memory older, Memory newer, String content, Comparison comparison, NightDraft draft) {
    Explanation why = comparison.why();
    Instant met = newer.origin().occurredTo();
    Memory absorbed = older
        .mergedWith(newer, content)
        .withStrength(policy.strengthening().reactivated(older.strength(), met, Grade.GOOD));
    Explanation absorbing =
        new Explanation("met again in " + newer.id() + comparison.judged(), why.terms());
    draft.change(absorbed, ChangeKind.ABSORBED, absorbing);
    draft.decide(older.id(), Phase.REPLAY, Verdict.REINFORCED, absorbing);
    Explanation merging =
        new Explanation(why.because() + ": " + older.id() + comparison.judged(), why.terms());
    draft.change(
        newer.withStanding(new Standing(
            MemoryState.MERGED, evening.now(), merging.because(), Optional.of(older.id()))),
        ChangeKind.MERGED,
        merging);
    draft.decide(newer.id(), Phase.REPLAY, Verdict.MERGED, merging);
  }

  private void reinforce(Memory memory, Instant at, String because, NightDraft draft) {
    Explanation why = Explanation.of(because);
    draft.change(
        memory.withStrength(policy.strengthening().reactivated(memory.strength(), at, Grade.GOOD)),
        ChangeKind.REPLAYED,
        why);
    draft.decide(memory.id(), Phase.REPLAY, Verdict.REINFORCED, why);
  }
}
