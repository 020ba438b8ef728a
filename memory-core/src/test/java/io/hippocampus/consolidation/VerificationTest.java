package io.hippocampus.consolidation;

import static io.hippocampus.consolidation.Evenings.NIGHT;
import static io.hippocampus.consolidation.Evenings.longTerm;
import static io.hippocampus.consolidation.Evenings.memory;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.ProbeResult;
import io.hippocampus.port.MemoryIndex.Candidate;
import io.hippocampus.port.MemoryIndex.Filter;
import io.hippocampus.port.MemoryIndex.Query;
import io.hippocampus.port.RecallLog.UsefulRecall;
import io.hippocampus.testing.Laws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A night is refused when, and only when, too many probes fall out of the first answers. */
final class VerificationTest {

  @Test
  void probeFalls_whenTheEveningHadItAmongTheFirst_andTheMorningHasNot() {
    Laws.forAll(200, random -> {
      List<Memory> memories = memories(random.nextInt(1, 30));
      List<MemoryId> evening = shuffled(memories, random);
      List<MemoryId> morning = random.nextBoolean() ? evening : shuffled(memories, random);
      double tolerance = random.nextInt(11) / 10.0;
      Verification verification = verification(tolerance);
      NightDraft draft = new NightDraft(Evenings.of(memories));
      Map<String, MemoryId> probes = verification.probes(draft, List.of());

      Verification.Finding finding =
          verification.compare(probes, draft, giving(evening), giving(morning));

      List<MemoryId> asked = probes.values().stream()
          .filter(expected -> evening.indexOf(expected) < Verification.DEPTH)
          .toList();
      List<MemoryId> fallen = asked.stream()
          .filter(expected -> morning.indexOf(expected) >= Verification.DEPTH)
          .toList();
      assertThat(finding.asked()).isEqualTo(asked.size());
      assertThat(finding.fallen())
          .extracting(ProbeResult::expected)
          .containsExactlyInAnyOrderElementsOf(fallen);
      assertThat(finding.passed()).isEqualTo(fallen.size() <= tolerance * asked.size());
    });
  }

  @Test
  void probes_areFew_halfOfUsefulRecallsAtMost_andExpectWhatStays() {
    Laws.forAll(200, random -> {
      List<Memory> memories = memories(random.nextInt(40));
      NightDraft draft = new NightDraft(Evenings.of(memories));
      memories.stream()
          .filter(memory -> random.nextInt(3) == 0)
          .forEach(gone -> prune(gone, draft));
      List<UsefulRecall> useful = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        useful.add(new UsefulRecall("useful " + i, new MemoryId("m" + i), NIGHT));
      }
      int most = SleepPolicy.DEFAULT.safeguards().probes();

      Map<String, MemoryId> probes = verification(0).probes(draft, useful);

      assertThat(probes).hasSizeLessThanOrEqualTo(most);
      Map<String, MemoryId> ofTags = new LinkedHashMap<>(probes);
      ofTags.keySet().removeIf(cue -> cue.startsWith("useful"));
      assertThat(probes.size() - ofTags.size()).isEqualTo(Math.min(most / 2, useful.size()));
      assertThat(ofTags.values())
          .allMatch(id -> draft.memory(id).filter(Memory::isLive).isPresent());
    });
  }

  @Test
  void mergedMemory_isExpectedAsTheOneThatTookItIn() {
    List<Memory> memories = memories(12);
    Memory merged = memories.get(0);
    Memory successor = memories.get(1);
    NightDraft draft = new NightDraft(Evenings.of(memories));
    draft.change(
        merged.withStanding(
            new Standing(MemoryState.MERGED, NIGHT, "says the same", Optional.of(successor.id()))),
        ChangeKind.MERGED,
        Explanation.of("says the same"));
    Map<String, MemoryId> probe = Map.of("cue", merged.id());
    List<MemoryId> all = memories.stream().map(Memory::id).toList();

    assertThat(verification(0)
            .compare(probe, draft, giving(all), giving(List.of(successor.id())))
            .passed())
        .isTrue();
    assertThat(verification(0)
            .compare(probe, draft, giving(all), giving(List.of(merged.id())))
            .fallen())
        .containsExactly(new ProbeResult("cue", merged.id(), 1, 0));
  }

  /** Returns a verification whose probes are answered by the candidates in their order. */
  private static Verification verification(double tolerance) {
    SleepPolicy policy = SleepPolicy.builder().tolerance(tolerance).build();
    return new Verification(
        policy,
        (cue, search) -> search.apply(new Query(cue, Optional.empty(), 50, 0, Filter.NONE)).stream()
            .map(Candidate::memory)
            .toList(),
        new Vigil(NightObserver.NONE));
  }

  /** Returns an index that finds these memories, whatever it is asked. */
  private static Function<Query, List<Candidate>> giving(List<MemoryId> memories) {
    List<Candidate> candidates = memories.stream()
        .map(id -> new Candidate(id, 1, 1, "talk", 0, "Ann", NIGHT, NIGHT, 0.5, Instant.MAX, false))
        .toList();
    return query -> candidates;
  }

  private static void prune(Memory memory, NightDraft draft) {
    draft.change(
        memory.withStanding(Standing.of(MemoryState.PRUNED, NIGHT, "faded")),
        ChangeKind.PRUNED,
        Explanation.of("faded"));
  }

  private static List<MemoryId> shuffled(List<Memory> memories, RandomGenerator random) {
    List<MemoryId> ids = new ArrayList<>(memories.stream().map(Memory::id).toList());
    Collections.shuffle(ids, new Random(random.nextLong()));
    return ids;
  }

  private static List<Memory> memories(int count) {
    List<Memory> memories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Memory memory = longTerm(memory("m" + i, "word" + i, 0.5, 1));
      Salience tag = memory.salience();
      memories.add(memory.withSalience(new Salience(
          tag.importance(), 0, 0, 0, Set.of(), List.of("cue " + i), "a test", tag.taggedBy())));
    }
    return memories;
  }
}
