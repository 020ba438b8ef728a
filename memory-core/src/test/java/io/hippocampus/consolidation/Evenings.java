package io.hippocampus.consolidation;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.MemoryStore.Lived;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RecallLog.UsefulRecall;
import io.hippocampus.port.TermStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes evenings for tests of a night's phases: words as terms, all of them equally telling. */
final class Evenings {

  static final Instant NIGHT = Instant.parse("2026-03-02T23:00:00Z");

  /** Every term is as rare as every other. */
  static final TermStatistics EVEN = new TermStatistics() {
    @Override
    public long experiences() {
      return 1_000;
    }

    @Override
    public long containing(String term) {
      return 1;
    }
  };

  private Evenings() {}

  /** Returns the evening of these memories, recorded in this order, with no neighbours. */
  static Evening of(List<Memory> live) {
    return of(live, OptionalDouble.empty());
  }

  /** Returns such an evening of a space in which that importance is ordinary. */
  static Evening of(List<Memory> live, OptionalDouble ordinaryImportance) {
    return of(live, ordinaryImportance, List.of());
  }

  /** Returns such an evening after recalls that were of use. */
  static Evening of(
      List<Memory> live, OptionalDouble ordinaryImportance, List<UsefulRecall> useful) {
    List<Versioned> held = new ArrayList<>();
    live.forEach(memory -> held.add(new Versioned(memory, 1, held.size() + 1L)));
    return new Evening(
        NIGHT,
        live.size(),
        held,
        List.of(),
        useful,
        new Lived(live.size(), 0),
        ordinaryImportance,
        0,
        Set.of(),
        new Texts(EVEN, memory -> terms(memory.content()), Evenings::terms, Evenings::terms),
        new Nearness(memory -> Optional.empty(), memory -> List.of()),
        new Interference(List.of(), memory -> Optional.empty()),
        Answers.NONE);
  }

  /** Returns a memory of that importance, recorded so many days before the night. */
  static Memory memory(String id, String content, double importance, int daysAgo) {
    Instant at = NIGHT.minus(Duration.ofDays(daysAgo));
    return Memory.of(
        new MemoryId(id),
        Experience.builder("Ann", content, at).id("x-" + id).build(),
        0,
        Salience.of(importance, new Tagger("test", "1")),
        Strength.encoded(at, new Stability(1), 5));
  }

  /** Returns the memory as an earlier night left it. */
  static Memory longTerm(Memory memory) {
    return memory.withStanding(Standing.of(MemoryState.LONG_TERM, NIGHT, "replayed"));
  }

  private static Set<String> terms(String text) {
    return new LinkedHashSet<>(Arrays.asList(text.split(" ")));
  }
}
