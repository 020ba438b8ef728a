package io.hippocampus.memory.night;

import io.hippocampus.memory.MemoryId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a night promoted what it promoted, and not the rest: each new memory and the gate it came to.
 * A memory is promoted when it passes all: it is queued for replay, replayed as something of its
 * own, still worth its place in the budget, and the night is verified and committed. Immutable.
 *
 * @param night the night
 * @param candidates the memories that were new that evening, in the order in which it was decided
 *     on them
 */
public record GateTrace(SleepReport night, List<Candidate> candidates) {

  /**
   * A new memory.
   *
   * @param memory which one
   * @param stopped the gate that it did not pass; empty if it was promoted
   * @param decisions what was decided on it, in order
   * @param because why it was promoted or stopped
   */
  public record Candidate(
      MemoryId memory, Optional<Phase> stopped, List<Decision> decisions, String because) {
    public Candidate {
      decisions = List.copyOf(decisions);
    }
  }

  public GateTrace {
    candidates = List.copyOf(candidates);
  }

  /** Traces a night by its report and all that was decided in it. */
  public static GateTrace of(SleepReport night, List<Decision> decisions) {
    Map<MemoryId, List<Decision>> byMemory = new LinkedHashMap<>();
    decisions.forEach(decision ->
        byMemory.computeIfAbsent(decision.memory(), id -> new ArrayList<>()).add(decision));
    List<Candidate> candidates = new ArrayList<>();
    byMemory.forEach((memory, on) -> {
      if (on.stream().anyMatch(GateTrace::isOnNew)) {
        candidates.add(candidate(night, memory, on));
      }
    });
    return new GateTrace(night, candidates);
  }

  private static boolean isOnNew(Decision decision) {
    return switch (decision.verdict()) {
      case WAITING, CONSOLIDATED, MERGED -> true;
      default -> false;
    };
  }

  private static Candidate candidate(SleepReport night, MemoryId memory, List<Decision> on) {
    for (Decision decision : on) {
      boolean stops = switch (decision.verdict()) {
        case WAITING, MERGED, PRUNED -> true;
        default -> false;
      };
      if (stops) {
        return new Candidate(
            memory, Optional.of(decision.phase()), on, decision.why().because());
      }
    }
    return switch (night.outcome()) {
      case REFUSED -> new Candidate(memory, Optional.of(Phase.VERIFY), on, night.because());
      case HELD -> new Candidate(memory, Optional.of(Phase.COMMIT), on, night.because());
      case CANCELLED -> new Candidate(memory, Optional.of(Phase.COMMIT), on, night.because());
      case COMMITTED, DRY_RUN, UNDONE ->
        new Candidate(memory, Optional.empty(), on, on.get(on.size() - 1).why().because());
    };
  }

  /** Returns how many were promoted, or would have been. */
  public int promoted() {
    return (int) candidates.stream().filter(one -> one.stopped().isEmpty()).count();
  }

  /** Returns how many each gate stopped. */
  public Map<Phase, Integer> stopped() {
    Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
    candidates.forEach(one -> one.stopped().ifPresent(gate -> counts.merge(gate, 1, Integer::sum)));
    return counts;
  }
}
