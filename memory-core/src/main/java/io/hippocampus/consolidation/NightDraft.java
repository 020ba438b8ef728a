package io.hippocampus.consolidation;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.Totals;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.MemoryStore.MemoryChange;
import io.hippocampus.port.MemoryStore.Versioned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A night while it is being planned: each memory as it shall be in the morning, and what was
 * decided. Confined to one thread; phases write into it one after the other.
 */
final class NightDraft {

  private final Map<MemoryId, Versioned> evening = new LinkedHashMap<>();
  private final Map<MemoryId, Memory> morning = new LinkedHashMap<>();
  private final Map<MemoryId, Altered> altered = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<PhaseReport> phases = new ArrayList<>();
  private final Map<MemoryId, MemoryId> variants = new LinkedHashMap<>();

  private final List<OpenPair> openPairs = new ArrayList<>();
  private final List<Cluster> openClusters = new ArrayList<>();
  private int setAside;
  private int dropped;

  private record Altered(ChangeKind kind, Explanation why) {}

  NightDraft(Evening start) {
    for (Versioned held : start.live()) {
      evening.put(held.memory().id(), held);
      morning.put(held.memory().id(), held.memory());
    }
  }

  /**
   * Returns the memory as it shall be in the morning, if the evening had it or the night made it.
   */
  Optional<Memory> memory(MemoryId id) {
    return Optional.ofNullable(morning.get(id));
  }

  /** Returns the memory that a merged one went into, in the end; else itself. */
  MemoryId successor(MemoryId id) {
    Optional<MemoryId> next = memory(id).flatMap(memory -> memory.standing().successor());
    return next.isPresent() ? successor(next.get()) : id;
  }

  /** Returns all memories as the evening had them, oldest recorded first. */
  List<Memory> evening() {
    return evening.values().stream().map(Versioned::memory).toList();
  }

  /** Returns all memories that shall be live in the morning, oldest recorded first. */
  List<Memory> live() {
    return morning.values().stream().filter(Memory::isLive).toList();
  }

  /** Returns where the memory stands in the order recorded; what the night makes comes last. */
  long recorded(MemoryId id) {
    Versioned held = evening.get(id);
    return held == null ? Long.MAX_VALUE : held.recorded();
  }

  /** Changes a memory, or makes one; the last kind and reason of a memory stand in the ledger. */
  void change(Memory after, ChangeKind kind, Explanation why) {
    morning.put(after.id(), after);
    altered.put(after.id(), new Altered(kind, why));
  }

  void decide(MemoryId memory, Phase phase, Verdict verdict, Explanation why) {
    decisions.add(new Decision(memory, phase, verdict, why));
  }

  /** Notes that both say the same but for their numbers. */
  void noteVariant(MemoryId newer, MemoryId older) {
    variants.put(newer, older);
  }

  Map<MemoryId, MemoryId> variants() {
    return variants;
  }

  /** Notes a pair that words leave open. */
  void noteOpenPair(OpenPair pair) {
    openPairs.add(pair);
  }

  List<OpenPair> openPairs() {
    return openPairs;
  }

  /** Notes a judgement that does not count, for the pair itself speaks against it. */
  void noteSetAside() {
    setAside++;
  }

  int setAside() {
    return setAside;
  }

  /** Notes episodes that may have something in common. */
  void noteOpenCluster(Cluster cluster) {
    openClusters.add(cluster);
  }

  List<Cluster> openClusters() {
    return openClusters;
  }

  /** Notes sentences that are not kept, for their sources do not say what they do. */
  void noteDropped(int sentences) {
    dropped += sentences;
  }

  int dropped() {
    return dropped;
  }

  /** Keeps what a phase did, and returns it. */
  PhaseReport report(Phase phase, int considered, int changed, Duration took, String result) {
    PhaseReport report = new PhaseReport(phase, considered, changed, took, result);
    phases.add(report);
    return report;
  }

  /** Returns what was decided, but for what was made and given up again in the same night. */
  List<Decision> decisions() {
    return decisions.stream()
        .filter(decision -> !isMadeAndGone(decision.memory()))
        .toList();
  }

  private boolean isMadeAndGone(MemoryId id) {
    return !evening.containsKey(id) && memory(id).filter(Memory::isLive).isEmpty();
  }

  List<PhaseReport> phases() {
    return phases;
  }

  /** Returns what differs between evening and morning. */
  List<MemoryChange> changes() {
    List<MemoryChange> changes = new ArrayList<>();
    for (Memory after : morning.values()) {
      Altered alteration = altered.get(after.id());
      Versioned before = evening.get(after.id());
      boolean same = before != null && before.memory().equals(after);
      if (alteration != null && !isMadeAndGone(after.id()) && !same) {
        long basedOn = before == null ? 0 : before.version();
        changes.add(new MemoryChange(after, basedOn, alteration.kind, alteration.why));
      }
    }
    return changes;
  }

  /** Returns the memories whose content differs from the evening's, or that the night made. */
  List<Memory> rewritten() {
    List<Memory> rewritten = new ArrayList<>();
    for (Memory after : live()) {
      Versioned before = evening.get(after.id());
      if (before == null || !before.memory().content().equals(after.content())) {
        rewritten.add(after);
      }
    }
    return rewritten;
  }

  /** Counts the memories that were consolidated in the evening and shall be pruned. */
  int prunedOfConsolidated() {
    return (int) decisions.stream()
        .filter(decision -> decision.verdict() == Verdict.PRUNED)
        .map(decision -> evening.get(decision.memory()))
        .filter(Objects::nonNull)
        .filter(held -> held.memory().standing().state() == MemoryState.LONG_TERM)
        .count();
  }

  static Totals totals(Collection<Memory> memories) {
    int shortTerm = 0;
    int longTerm = 0;
    long words = 0;
    for (Memory memory : memories) {
      if (!memory.isLive()) {
        continue;
      }
      words += memory.words();
      if (memory.standing().state() == MemoryState.SHORT_TERM) {
        shortTerm++;
      } else {
        longTerm++;
      }
    }
    return new Totals(shortTerm, longTerm, words);
  }
}
