package io.hippocampus.sleep.simulation;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.sleep.simulation.Difference.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what is left under contenders: a memory is lost under another when none of its
 * experiences is in a memory there. Abstractions are left out, for they tell of much in few words.
 */
final class Differences {

  private final Map<ExperienceId, Integer> wanted;
  private final int examples;
  private final Map<String, List<Memory>> left = new LinkedHashMap<>();

  /**
   * Compares nothing yet.
   *
   * @param wanted how often each experience was of use
   * @param examples how many memories to tell of each difference
   */
  Differences(Map<ExperienceId, Integer> wanted, int examples) {
    this.wanted = wanted;
    this.examples = examples;
  }

  /** Adds what is left under a contender. */
  void add(String contender, Collection<Memory> live) {
    left.put(contender, live.stream().filter(memory -> !memory.isAbstraction()).toList());
  }

  /** Returns what each contender keeps that another loses. */
  List<Difference> between() {
    List<Difference> differences = new ArrayList<>();
    left.forEach((keeps, ours) -> left.forEach((loses, theirs) -> {
      if (!keeps.equals(loses)) {
        difference(keeps, ours, loses, theirs).ifPresent(differences::add);
      }
    }));
    return differences;
  }

  private Optional<Difference> difference(
      String keeps, List<Memory> ours, String loses, List<Memory> theirs) {
    Set<ExperienceId> there = new HashSet<>();
    theirs.forEach(memory -> there.addAll(memory.sources()));
    List<Memory> lost = ours.stream()
        .filter(memory -> Collections.disjoint(memory.sources(), there))
        .toList();
    List<Kept> told = lost.stream()
        .map(this::kept)
        .sorted(Comparator.comparingInt(Kept::useful)
            .thenComparingDouble(Kept::importance)
            .reversed()
            .thenComparing(Kept::occurredAt)
            .thenComparing(Kept::content))
        .limit(examples)
        .toList();
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(new Difference(keeps, loses, lost.size(), told));
  }

  private Kept kept(Memory memory) {
    int useful = memory.sources().stream()
        .mapToInt(source -> wanted.getOrDefault(source, 0))
        .sum();
    return new Kept(
        memory.content(), memory.origin().occurredFrom(), memory.salience().importance(), useful);
  }
}
