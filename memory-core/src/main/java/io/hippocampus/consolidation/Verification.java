package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.night.ProbeResult;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.RecallLog.UsefulRecall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks the evening's and the morning's index the same probes: recent recalls that were of use, and
 * the cues of the most important memories. A night after which too many of them fall out of the
 * first answers is refused (law 4 of the design: a night never makes recall worse without saying
 * so).
 */
final class Verification {

  /** How deep an answer may be to count as found. */
  static final int DEPTH = 10;

  private final SleepPolicy policy;
  private final Probing probing;
  private final Vigil vigil;

  Verification(SleepPolicy policy, Probing probing, Vigil vigil) {
    this.policy = policy;
    this.probing = probing;
    this.vigil = vigil;
  }

  /**
   * What came of it.
   *
   * @param asked how many probes the evening could answer
   * @param fallen those that the morning could not
   * @param passed whether they are few enough
   */
  record Finding(int asked, List<ProbeResult> fallen, boolean passed) {}

  /** Returns the probes of tonight, each cue with the memory it should find. */
  Map<String, MemoryId> probes(NightDraft draft, List<UsefulRecall> useful) {
    Map<String, MemoryId> probes = new Proven(useful, policy.safeguards()).probes(draft);
    draft.evening().stream()
        .filter(memory -> memory.standing().state() == MemoryState.LONG_TERM)
        .filter(memory -> !memory.salience().cues().isEmpty())
        .filter(memory -> !memory.isAbstraction())
        .filter(memory -> stays(memory.id(), draft))
        .sorted(Comparator.comparingDouble((Memory m) -> m.salience().importance())
            .reversed()
            .thenComparing(Memory::id))
        .limit(policy.safeguards().probes())
        .forEach(memory -> {
          if (probes.size() < policy.safeguards().probes()) {
            probes.putIfAbsent(memory.salience().cues().get(0), memory.id());
          }
        });
    return probes;
  }

  private static boolean stays(MemoryId id, NightDraft draft) {
    return draft.memory(draft.successor(id)).filter(Memory::isLive).isPresent();
  }

  Finding compare(
      Map<String, MemoryId> probes,
      NightDraft draft,
      Function<Query, List<Candidate>> evening,
      Function<Query, List<Candidate>> morning) {
    List<ProbeResult> fallen = new ArrayList<>();
    int asked = 0;
    int done = 0;
    for (Map.Entry<String, MemoryId> probe : probes.entrySet()) {
      vigil.reached(done++, probes.size(), "probes asked");
      String cue = probe.getKey();
      int eveningRank = probing.ask(cue, evening).indexOf(probe.getValue()) + 1;
      if (eveningRank == 0 || eveningRank > DEPTH) {
        continue;
      }
      asked++;
      MemoryId expected = draft.successor(probe.getValue());
      int morningRank = probing.ask(cue, morning).indexOf(expected) + 1;
      ProbeResult result = new ProbeResult(cue, probe.getValue(), eveningRank, morningRank);
      if (result.fellOutOf(DEPTH)) {
        fallen.add(result);
      }
    }
    fallen.sort(Comparator.comparingInt(ProbeResult::eveningRank));
    return new Finding(asked, fallen, fallen.size() <= policy.safeguards().tolerance() * asked);
  }
}
