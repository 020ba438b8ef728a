package io.hippocampus.bench.misses;

import io.hippocampus.MemoryAccount;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.bench.misses.Miss.Kept;
import io.hippocampus.consolidation.Valuation;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers of each night what went and what was spared last: a month later the space itself has
 * erased it. Watches one life; used by one thread.
 */
final class NightWatch {

  private final Map<ExperienceId, List<MemoryAccount>> gone = new HashMap<>();
  private final Map<SleepId, Kept> spared = new HashMap<>();
  private Heard heard = new Heard(List.of(), List.of());

  private record Heard(List<Memory> held, List<Valuation.Valued> ranking) {}

  /** Returns a valuation that ranks as the given one does, and is heard here. */
  Valuation listening(Valuation valuation) {
    return new Valuation() {
      @Override
      public String name() {
        return valuation.name();
      }

      @Override
      public List<Valued> rank(Held held) {
        List<Valued> ranking = valuation.rank(held);
        heard = new Heard(List.copyOf(held.memories()), ranking);
        return ranking;
      }

      @Override
      public String toString() {
        return valuation.toString();
      }
    };
  }

  /** Takes down what a night did. */
  void morning(MemorySpace space, Night night) {
    if (night.report().outcome() == SleepOutcome.COMMITTED) {
      Set<MemoryId> pruned = night.decisions().stream()
          .filter(decision -> decision.verdict() == Verdict.PRUNED)
          .map(Decision::memory)
          .collect(Collectors.toSet());
      leastWorthyBut(pruned).ifPresent(kept -> spared.put(night.report().id(), kept));
      night.decisions().stream()
          .filter(decision ->
              decision.verdict() == Verdict.PRUNED || decision.verdict() == Verdict.MERGED)
          .map(Decision::memory)
          .distinct()
          .map(space::explain)
          .filter(account -> !account.memory().isLive())
          .forEach(this::takeDown);
    }
    heard = new Heard(List.of(), List.of());
  }

  private void takeDown(MemoryAccount account) {
    account
        .memory()
        .sources()
        .forEach(
            source -> gone.computeIfAbsent(source, any -> new ArrayList<>()).add(account));
  }

  private Optional<Kept> leastWorthyBut(Set<MemoryId> pruned) {
    for (int place = pruned.isEmpty() ? 0 : heard.ranking().size(); place > 0; place--) {
      Valuation.Valued valued = heard.ranking().get(place - 1);
      if (!pruned.contains(valued.memory())) {
        int at = place;
        return heard.held().stream()
            .filter(memory -> memory.id().equals(valued.memory()))
            .findFirst()
            .map(memory -> new Kept(memory, at, valued.why()));
      }
    }
    return Optional.empty();
  }

  /** Returns the accounts of those memories that cited the experience and went, oldest first. */
  List<MemoryAccount> gone(ExperienceId experience) {
    return gone.getOrDefault(experience, List.of());
  }

  /** Returns the least worthy memory that was kept in a night that pruned. */
  Optional<Kept> spared(SleepId night) {
    return Optional.ofNullable(spared.get(night));
  }
}
