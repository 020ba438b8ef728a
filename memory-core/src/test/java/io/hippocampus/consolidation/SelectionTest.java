package io.hippocampus.consolidation;

import static io.hippocampus.consolidation.Evenings.longTerm;
import static io.hippocampus.consolidation.Evenings.memory;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.testing.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a night replays, whatever the evening holds. */
final class SelectionTest {

  @Test
  void whatIsNew_isReplayedOrWaits_andTheQueueIsInTheOrderRecorded() {
    Laws.forAll(200, random -> {
      List<Memory> evening = evening(random);
      List<Memory> fresh = evening.stream().filter(SelectionTest::isNew).toList();
      int budget = random.nextInt(1, 20);
      int interleaved = random.nextInt(101);
      NightDraft draft = new NightDraft(Evenings.of(evening));

      List<Memory> queue = fill(evening, budget, interleaved, draft);

      assertThat(queue)
          .doesNotHaveDuplicates()
          .isSubsetOf(evening)
          .isSortedAccordingTo(
              (a, b) -> Long.compare(draft.recorded(a.id()), draft.recorded(b.id())));
      List<Memory> replayed = queue.stream().filter(SelectionTest::isNew).toList();
      assertThat(replayed).hasSize(Math.min(budget, fresh.size()));
      assertThat(queue.size() - replayed.size())
          .isLessThanOrEqualTo((int) Math.ceil(replayed.size() * interleaved / 100.0));
      assertThat(draft.decisions())
          .hasSize(fresh.size() - replayed.size())
          .allMatch(decision -> decision.verdict() == Verdict.WAITING)
          .extracting(Decision::memory)
          .noneMatch(waiting -> queue.contains(draft.memory(waiting).orElseThrow()));
    });
  }

  @Test
  void whatMattersLess_waits_whenAllElseIsEqual() {
    Laws.forAll(200, random -> {
      List<Memory> evening = new ArrayList<>();
      for (int i = random.nextInt(2, 20); i > 0; i--) {
        evening.add(memory("m" + i, "word" + i, random.nextInt(50) / 100.0, 1));
      }
      int budget = random.nextInt(1, evening.size());
      List<Memory> queue = fill(evening, budget, 0, new NightDraft(Evenings.of(evening)));
      double least =
          queue.stream().mapToDouble(m -> m.salience().importance()).min().orElseThrow();
      assertThat(evening)
          .filteredOn(memory -> !queue.contains(memory))
          .allMatch(memory -> memory.salience().importance() <= least);
    });
  }

  @Test
  void oldMemory_isReplayed_onlyWhenItMattersAndIsAboutToBeLost() {
    Memory fresh = memory("fresh", "today", 0.1, 0);
    Memory fading = longTerm(memory("fading", "long ago", 0.9, 100));
    Memory firm = longTerm(memory("firm", "just now", 0.9, 0));
    Memory trivial = longTerm(memory("trivial", "whatever", 0.1, 100));
    List<Memory> evening = List.of(trivial, fading, firm, fresh);
    assertThat(fill(evening, 9, 100, new NightDraft(Evenings.of(evening))))
        .containsExactly(fading, fresh);
    assertThat(fill(evening, 9, 0, new NightDraft(Evenings.of(evening)))).containsExactly(fresh);
  }

  private static boolean isNew(Memory memory) {
    return memory.standing().state() == MemoryState.SHORT_TERM;
  }

  private static List<Memory> fill(
      List<Memory> evening, int budget, int interleaved, NightDraft draft) {
    SleepPolicy policy =
        SleepPolicy.builder().replayBudget(budget).interleaved(interleaved).build();
    return new Selection(Evenings.of(evening), policy, new Vigil(NightObserver.NONE)).fill(draft);
  }

  private static List<Memory> evening(RandomGenerator random) {
    List<Memory> evening = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      Memory memory =
          memory("m" + i, "word" + random.nextInt(9), random.nextDouble(), random.nextInt(60));
      evening.add(random.nextBoolean() ? longTerm(memory) : memory);
    }
    return evening;
  }
}
