package io.hippocampus.consolidation;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Term;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills the replay queue: what is not consolidated yet, most urgent first, and some old memories
 * that are about to be lost among them.
 *
 * <p>Urgency adds what experiments on replay name: salience, surprise against what is known
 * already, reward whatever its sign, arousal, and how close the memory is to being lost (Mattar and
 * Daw 2018; Schapiro et al. 2018). What does not fit into the night's budget waits. What the last
 * night did not reach before its latest end comes before all else, however urgent.
 */
final class Selection {

  private static final double IMPORTANCE = 1;
  private static final double SURPRISE = 0.5;
  private static final double REWARD = 0.5;
  private static final double AROUSAL = 0.25;
  private static final double LOSS = 0.5;

  private final Evening evening;
  private final SleepPolicy policy;
  private final Vigil vigil;

  Selection(Evening evening, SleepPolicy policy, Vigil vigil) {
    this.evening = evening;
    this.policy = policy;
    this.vigil = vigil;
  }

  /** A memory in the queue with its urgency. */
  private record Queued(Memory memory, Explanation why, double urgency) {}

  /**
   * Returns the queue in the order recorded, the older of two is replayed first, but for what was
   * left over, which is replayed before all else.
   */
  List<Memory> fill(NightDraft draft) {
    List<Memory> fresh = draft.live().stream()
        .filter(m -> m.standing().state() == MemoryState.SHORT_TERM)
        .toList();
    boolean all = fresh.size() <= policy.replayBudget();
    List<Queued> assessed = new ArrayList<>();
    for (Memory memory : fresh) {
      vigil.reached(assessed.size(), fresh.size(), "new memories weighed");
      assessed.add(assess(memory, !all, draft));
    }
    List<Queued> ordered = assessed.stream()
        .sorted(Comparator.comparing((Queued q) -> !isLeftOver(q.memory()))
            .thenComparing(Comparator.comparingDouble(Queued::urgency).reversed())
            .thenComparing(q -> q.memory().id()))
        .toList();
    List<Memory> queue = new ArrayList<>();
    for (Queued queued : ordered) {
      if (queue.size() < policy.replayBudget()) {
        queue.add(queued.memory());
      } else {
        draft.decide(queued.memory().id(), Phase.SELECT, Verdict.WAITING, queued.why());
      }
    }
    queue.addAll(fading(draft, queue.size()));
    queue.sort(Comparator.comparing((Memory memory) -> !isLeftOver(memory))
        .thenComparing(memory -> draft.recorded(memory.id())));
    return queue;
  }

  private boolean isLeftOver(Memory memory) {
    return evening.leftOver().contains(memory.id());
  }

  /** Returns important consolidated memories that are closest to being lost. */
  private List<Memory> fading(NightDraft draft, int fresh) {
    int room = (int) Math.ceil(fresh * policy.interleaved() / 100.0);
    return draft.live().stream()
        .filter(memory -> memory.standing().state() == MemoryState.LONG_TERM)
        .filter(memory -> memory.salience().importance() >= 0.5)
        .filter(memory -> retrievability(memory) < 0.9)
        .sorted(Comparator.comparingDouble(
                (Memory m) -> m.salience().importance() * (1 - retrievability(m)))
            .reversed()
            .thenComparing(Memory::id))
        .limit(room)
        .toList();
  }

  private Queued assess(Memory memory, boolean crowded, NightDraft draft) {
    Salience tag = memory.salience();
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("importance", tag.importance(), IMPORTANCE));
    if (!crowded || tag.importance() >= 0.5) {
      terms.add(new Term("surprise", surprise(memory, draft), SURPRISE));
    }
    terms.add(new Term("size of reward", Math.abs(tag.expectedReward()), REWARD));
    terms.add(new Term("arousal", tag.arousal(), AROUSAL));
    terms.add(new Term("closeness to loss", 1 - retrievability(memory), LOSS));
    Explanation why =
        new Explanation("urgency of replay; the night's budget went to more urgent ones", terms);
    return new Queued(memory, why, why.total());
  }

  /** Returns the share of what the memory tells that its nearest neighbour does not. */
  private double surprise(Memory memory, NightDraft draft) {
    Set<String> own = evening.texts().termsOf().apply(memory);
    double most = 0;
    for (MemoryId id : evening.nearness().neighbours().apply(memory)) {
      Optional<Memory> known = draft.memory(id);
      if (known.isPresent()) {
        Set<String> told = evening.texts().termsOf().apply(known.get());
        most = Math.max(most, Overlap.share(own, told, evening.texts().statistics()));
      }
    }
    return 1 - most;
  }

  private double retrievability(Memory memory) {
    return policy.curve().retrievability(memory.strength(), evening.now()).value();
  }
}
