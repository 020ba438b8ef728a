package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.port.MemoryStore.Lived;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.TermStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Foresees what a policy leaves of today's memories if nothing new happens. Pure.
 *
 * <p>It prunes night after night with the very {@link Pruning} of real nights. Nothing is replayed,
 * for with nothing new there is nothing to replay; what has not been slept on yet is taken as it
 * is, so that near duplicates among it count as two.
 */
public final class Foresight {

  /** The furthest it looks, in nights: ten years. */
  public static final int MOST_NIGHTS = 3_650;

  private static final TermStatistics NOTHING_COUNTED = new TermStatistics() {
    @Override
    public long experiences() {
      return 0;
    }

    @Override
    public long containing(String term) {
      return 0;
    }
  };
  private static final Texts UNREAD =
      new Texts(NOTHING_COUNTED, memory -> Set.of(), text -> Set.of(), content -> Set.of());
  private static final Nearness ALONE =
      new Nearness(memory -> Optional.empty(), memory -> List.of());

  private final SleepPolicy policy;
  private final Lived lived;
  private final OptionalDouble ordinaryImportance;

  /**
   * Foresees by that policy.
   *
   * @param lived how much the space has lived through
   * @param ordinaryImportance the median importance of all that was ever tagged
   */
  public Foresight(SleepPolicy policy, Lived lived, OptionalDouble ordinaryImportance) {
    this.policy = policy;
    this.lived = lived;
    this.ordinaryImportance = ordinaryImportance;
  }

  /**
   * Returns what is left after each of these counts of nights, the fewest first.
   *
   * @param live all live memories, oldest recorded first
   * @param now the moment from which nights are counted, a day apart
   * @param nights after how many nights, each 1 to {@value #MOST_NIGHTS}
   */
  public List<Horizon> of(List<Versioned> live, Instant now, List<Integer> nights) {
    for (int wanted : nights) {
      if (wanted < 1 || wanted > MOST_NIGHTS) {
        throw new IllegalArgumentException(
            "a horizon is " + wanted + " nights; allowed are 1 to " + MOST_NIGHTS);
      }
    }
    List<Horizon> horizons = new ArrayList<>();
    List<Versioned> left = live;
    int slept = 0;
    for (int wanted : new TreeSet<>(nights)) {
      for (; slept < wanted; slept++) {
        left = pruned(left, now.plus(Duration.ofDays(slept + 1L)));
      }
      horizons.add(horizon(wanted, live.size(), left, now.plus(Duration.ofDays(wanted))));
    }
    return horizons;
  }

  private List<Versioned> pruned(List<Versioned> live, Instant now) {
    if (!policy.runs(Phase.PRUNE)) {
      return live;
    }
    Evening evening = new Evening(
        now,
        0,
        live,
        List.of(),
        List.of(),
        lived,
        ordinaryImportance,
        0,
        Set.of(),
        UNREAD,
        ALONE,
        new Interference(List.of(), memory -> Optional.empty()),
        Answers.NONE);
    NightDraft draft = new NightDraft(evening);
    new Pruning(evening, policy).run(draft, new Vigil(NightObserver.NONE));
    Set<Memory> kept = new HashSet<>(draft.live());
    return live.stream().filter(held -> kept.contains(held.memory())).toList();
  }

  private Horizon horizon(int nights, int live, List<Versioned> left, Instant then) {
    double[] retrievabilities = left.stream()
        .map(Versioned::memory)
        .mapToDouble(
            memory -> policy.curve().retrievability(memory.strength(), then).value())
        .toArray();
    return new Horizon(
        nights,
        live,
        left.size(),
        left.stream().mapToLong(held -> held.memory().words()).sum(),
        Arrays.stream(retrievabilities).average().orElse(0),
        atLeast(0.9, retrievabilities),
        atLeast(0.7, retrievabilities),
        atLeast(0.5, retrievabilities));
  }

  private static int atLeast(double level, double[] retrievabilities) {
    return (int) Arrays.stream(retrievabilities).filter(one -> one >= level).count();
  }
}
