package io.hippocampus.consolidation;

import io.hippocampus.consolidation.Valuation.Held;
import io.hippocampus.consolidation.Valuation.Valued;
import io.hippocampus.forgetting.Grade;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets fade what the budget has no room for, least worthy first by the policy's valuation; and,
 * room or not, what is worth less than an ordinary memory that is as old as such a one lasts: one
 * of the space's median importance, replayed in its first night and never recalled. Pinned memories
 * stay, and take their part of the budget; so do those that {@link Proven} use spares. What holds
 * now is never let go before what it superseded: better to know nothing than only what was.
 * Abstractions take a twentieth of the budget at most, whatever they are worth, so that they do not
 * crowd out episodes.
 */
final class Pruning {

  private static final double ABSTRACTIONS = 0.05;

  private final Evening evening;
  private final SleepPolicy policy;

  Pruning(Evening evening, SleepPolicy policy) {
    this.evening = evening;
    this.policy = policy;
  }

  void run(NightDraft draft, Vigil vigil) {
    List<Memory> live = draft.live();
    double allowance = policy.budget().allowance(evening.lived());
    double cost = live.stream().mapToDouble(policy.budget()::cost).sum();
    if (cost <= allowance && policy.lasting().isEmpty()) {
      return;
    }
    List<Memory> others = live.stream().filter(memory -> !memory.pinned()).toList();
    Set<MemoryId> proven = new Proven(evening.useful(), policy.safeguards()).memories(draft);
    double room = allowance
        - live.stream()
            .filter(memory -> memory.pinned() || proven.contains(memory.id()))
            .mapToDouble(policy.budget()::cost)
            .sum();
    Held held = new Held(others, policy.curve(), policy.budget(), evening.now());
    double roomOfAbstractions =
        cost <= allowance ? Double.POSITIVE_INFINITY : ABSTRACTIONS * allowance;
    double least = leastWorth(held);
    int place = 0;
    for (Valued valued : currentFirst(policy.valuation().rank(held), draft)) {
      place++;
      vigil.reached(place, others.size(), "memories ranked");
      Memory memory = draft.memory(valued.memory()).orElseThrow();
      double price = policy.budget().cost(memory);
      if (proven.contains(memory.id())) {
        spare(memory, price > room || valued.why().total() < least, valued, draft);
      } else if (price > room) {
        String because = "faded: place %d of %d by %s, and the budget keeps %.0f"
            .formatted(place, live.size(), policy.valuation().name(), allowance);
        prune(memory, because, valued, draft);
      } else if (valued.why().total() < least) {
        prune(memory, "faded: " + outlasted(least), valued, draft);
      } else if (memory.isAbstraction() && price > roomOfAbstractions) {
        prune(memory, "faded: abstractions have a twentieth of the budget", valued, draft);
      } else {
        room -= price;
        roomOfAbstractions -= memory.isAbstraction() ? price : 0;
      }
    }
  }

  /** Returns the worth of an ordinary memory at the end of its time; what is worth less fades. */
  private double leastWorth(Held held) {
    if (policy.lasting().isEmpty() || evening.ordinaryImportance().isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    Instant recorded = evening.now().minus(policy.lasting().get());
    double importance = evening.ordinaryImportance().getAsDouble();
    // Memories are recorded before they are tagged; an ordinary one starts as they do.
    Strength fresh = policy.strengthening().encoded(recorded, Salience.UNTAGGED.importance());
    Strength replayed = policy.strengthening().reactivated(fresh, recorded, Grade.GOOD);
    return policy.valuation().ordinary(held, importance, replayed).orElse(Double.NEGATIVE_INFINITY);
  }

  private String outlasted(double least) {
    return "worth less than the %.2f of an ordinary memory after %d days"
        .formatted(least, policy.lasting().orElseThrow().toDays());
  }

  /** Returns the ranking with each superseded memory placed after the one that supersedes it. */
  private static List<Valued> currentFirst(List<Valued> ranking, NightDraft draft) {
    Map<MemoryId, Valued> unplaced = new LinkedHashMap<>();
    ranking.forEach(valued -> unplaced.put(valued.memory(), valued));
    List<Valued> ordered = new ArrayList<>(ranking.size());
    for (Valued valued : ranking) {
      place(valued, unplaced, ordered, draft);
    }
    return ordered;
  }

  private static void place(
      Valued valued, Map<MemoryId, Valued> unplaced, List<Valued> ordered, NightDraft draft) {
    if (unplaced.remove(valued.memory()) == null) {
      return;
    }
    draft
        .memory(valued.memory())
        .flatMap(memory -> memory.validity().supersededBy())
        .flatMap(current -> Optional.ofNullable(unplaced.get(current)))
        .ifPresent(current -> place(current, unplaced, ordered, draft));
    ordered.add(valued);
  }

  private static void spare(Memory memory, boolean wouldFade, Valued valued, NightDraft draft) {
    if (wouldFade) {
      Explanation why = new Explanation(
          "spared: a recall of it was of use lately", valued.why().terms());
      draft.decide(memory.id(), Phase.PRUNE, Verdict.SPARED, why);
    }
  }

  private void prune(Memory memory, String because, Valued valued, NightDraft draft) {
    Explanation why = new Explanation(because, valued.why().terms());
    draft.change(
        memory.withStanding(Standing.of(MemoryState.PRUNED, evening.now(), because)),
        ChangeKind.PRUNED,
        why);
    draft.decide(memory.id(), Phase.PRUNE, Verdict.PRUNED, why);
  }
}
