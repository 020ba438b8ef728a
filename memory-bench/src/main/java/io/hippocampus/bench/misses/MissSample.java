package io.hippocampus.bench.misses;

import io.hippocampus.bench.stream.Question;
import io.hippocampus.memory.ExperienceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Counts all misses and draws some: from each category in turn, and there from the fates as often
 * as they are met.
 *
 * <p>Each miss has its lot by the seed and its own name, so that the same misses are drawn whatever
 * else was missed before; only what may still be drawn is looked into. Used by one thread.
 */
final class MissSample {

  private final int most;
  private final Set<Fate> fates;
  private final long seed;
  private final Map<String, Map<Fate, Integer>> counts = new TreeMap<>();
  private final Map<Group, PriorityQueue<Drawn>> drawn = new HashMap<>();

  private record Group(String category, Fate fate) {}

  private record Drawn(long lot, Miss miss) {}

  /** Draws so many of these fates. */
  MissSample(int most, Set<Fate> fates, long seed) {
    this.most = most;
    this.fates = fates;
    this.seed = seed;
  }

  /** Counts a miss, and looks into it if it may be drawn. */
  void offer(Question question, ExperienceId evidence, Fate fate, Supplier<Miss> miss) {
    counts
        .computeIfAbsent(question.category(), any -> new EnumMap<>(Fate.class))
        .merge(fate, 1, Integer::sum);
    if (!fates.contains(fate) || most == 0) {
      return;
    }
    PriorityQueue<Drawn> group = drawn.computeIfAbsent(
        new Group(question.category(), fate),
        any -> new PriorityQueue<>(Comparator.comparingLong(Drawn::lot).reversed()));
    long lot = lot(question, evidence);
    Drawn worst = group.peek();
    if (worst == null || group.size() < most || lot < worst.lot()) {
      group.add(new Drawn(lot, miss.get()));
      if (group.size() > most) {
        group.remove();
      }
    }
  }

  private long lot(Question question, ExperienceId evidence) {
    String name = question.space() + " " + question.id() + " " + evidence;
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode()).nextLong();
  }

  /** Returns how often each fate was met, by category. */
  Map<String, Map<Fate, Integer>> counts() {
    return counts;
  }

  /** Returns what was drawn, by fate and category. */
  List<Miss> misses() {
    Map<Group, List<Miss>> left = drawn.entrySet().stream()
        .collect(Collectors.toMap(
            Map.Entry::getKey,
            group -> group.getValue().stream()
                .sorted(Comparator.comparingLong(Drawn::lot))
                .map(Drawn::miss)
                .collect(Collectors.toCollection(ArrayList::new))));
    Map<Group, Integer> taken = new HashMap<>();
    List<Miss> misses = new ArrayList<>();
    while (misses.size() < most && left.values().stream().anyMatch(some -> !some.isEmpty())) {
      for (String category : counts.keySet()) {
        if (misses.size() < most) {
          next(category, left, taken).ifPresent(group -> {
            misses.add(left.getOrDefault(group, List.of()).removeFirst());
            taken.merge(group, 1, Integer::sum);
          });
        }
      }
    }
    misses.sort(
        Comparator.comparing(Miss::fate).thenComparing(miss -> miss.question().category()));
    return misses;
  }

  /** Returns the group of a category whose misses were taken least often for their number. */
  private Optional<Group> next(
      String category, Map<Group, List<Miss>> left, Map<Group, Integer> taken) {
    return fates.stream()
        .map(fate -> new Group(category, fate))
        .filter(group -> !left.getOrDefault(group, List.of()).isEmpty())
        .max(Comparator.comparingDouble(
            group -> (double) count(group) / (2 * taken.getOrDefault(group, 0) + 1)));
  }

  private int count(Group group) {
    return counts.getOrDefault(group.category(), Map.of()).getOrDefault(group.fate(), 0);
  }
}
