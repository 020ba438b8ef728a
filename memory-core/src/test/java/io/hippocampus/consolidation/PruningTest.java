package io.hippocampus.consolidation;

import static io.hippocampus.consolidation.Evenings.longTerm;
import static io.hippocampus.consolidation.Evenings.memory;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.RecallLog.UsefulRecall;
import io.hippocampus.testing.Laws;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What fades when not all fits. */
final class PruningTest {

  @Test
  void whatStays_fitsIntoTheBudget_andNothingMoreWouldFit() {
    Laws.forAll(200, random -> {
      List<Memory> live = memories(random);
      int room = random.nextInt(live.size() + 2);
      NightDraft draft = prune(live, new Budget.Memories(0, room));
      assertThat(draft.live()).hasSize(Math.min(room, live.size()));
      assertThat(draft.decisions())
          .hasSize(live.size() - draft.live().size())
          .allSatisfy(decision -> {
            assertThat(decision.verdict()).isEqualTo(Verdict.PRUNED);
            assertThat(decision.why().terms()).isNotEmpty();
          });
    });
  }

  @Test
  void whatFades_isNeverWorthMoreThanWhatStays() {
    Laws.forAll(200, random -> {
      List<Memory> live = memories(random);
      NightDraft draft = prune(live, new Budget.Memories(0, random.nextInt(live.size() + 1)));
      double least = draft.live().stream()
          .mapToDouble(memory -> memory.salience().importance())
          .min()
          .orElse(1);
      assertThat(live)
          .filteredOn(memory -> !draft.memory(memory.id()).orElseThrow().isLive())
          .allSatisfy(
              memory -> assertThat(memory.salience().importance()).isLessThanOrEqualTo(least));
    });
  }

  @Test
  void budgetOfWords_isNeverExceeded() {
    Laws.forAll(200, random -> {
      List<Memory> live = memories(random);
      int room = random.nextInt(60);
      NightDraft draft = prune(live, new Budget.WordCount(0, room));
      assertThat(NightDraft.totals(draft.live()).words()).isLessThanOrEqualTo(room);
    });
  }

  @Test
  void pinnedMemories_stay_andTakeTheirPart() {
    Laws.forAll(100, random -> {
      List<Memory> live = memories(random);
      Memory pinned = longTerm(memory("pinned", "a b c", 0, 300)).withPinned(true);
      live.add(pinned);
      NightDraft draft = prune(live, new Budget.Memories(0, 2));
      assertThat(draft.live()).contains(pinned).hasSizeLessThanOrEqualTo(2);
    });
  }

  @Test
  void whatProvedOfUse_isSpared_withinTheBudget_andSaysSo() {
    Laws.forAll(200, random -> {
      List<Memory> live = memories(random);
      List<UsefulRecall> useful = new ArrayList<>();
      for (Memory memory : live) {
        if (random.nextInt(3) == 0) {
          useful.add(new UsefulRecall("cue of " + memory.id(), memory.id(), Evenings.NIGHT));
        }
      }
      int room = useful.size() + random.nextInt(4);
      NightDraft draft = prune(Evenings.of(live, OptionalDouble.empty(), useful), room);

      assertThat(draft.live()).hasSize(Math.min(room, live.size()));
      assertThat(draft.live())
          .extracting(Memory::id)
          .containsAll(useful.stream().map(UsefulRecall::memory).toList());
      assertThat(draft.decisions())
          .filteredOn(decision -> decision.verdict() == Verdict.SPARED)
          .allSatisfy(decision -> assertThat(decision.why().because()).contains("of use lately"));
    });
  }

  @Test
  void halfTheProbesAtMost_areSpared_theLatest() {
    List<Memory> live = new ArrayList<>();
    List<UsefulRecall> useful = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      live.add(longTerm(memory("m" + i, "said " + i, 0.5, 5)));
      useful.add(new UsefulRecall("cue " + i, new MemoryId("m" + i), Evenings.NIGHT));
    }
    NightDraft draft = prune(Evenings.of(live, OptionalDouble.empty(), useful), 0);
    assertThat(draft.live())
        .extracting(memory -> memory.id().value())
        .containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
  }

  private static NightDraft prune(Evening evening, int room) {
    NightDraft draft = new NightDraft(evening);
    SleepPolicy policy =
        SleepPolicy.builder().budget(new Budget.Memories(0, room)).build();
    new Pruning(evening, policy).run(draft, new Vigil(NightObserver.NONE));
    return draft;
  }

  @Test
  void whatHoldsNow_isNeverLetGoBeforeWhatItSuperseded() {
    Laws.forAll(200, random -> {
      List<Memory> live = memories(random);
      Memory current = longTerm(memory("current", "seven o'clock now", random.nextDouble(), 1));
      Memory past = longTerm(memory("past", "six o'clock", random.nextDouble(), 2));
      live.add(current);
      live.add(past.withValidity(
          past.validity().endedBy(current.id(), current.origin().occurredFrom())));
      NightDraft draft = prune(live, new Budget.Memories(0, random.nextInt(live.size())));
      if (isLive(draft, "past")) {
        assertThat(isLive(draft, "current")).isTrue();
      }
    });
  }

  @Test
  void abstractions_takeATwentiethOfTheBudgetAtMost_whateverTheyAreWorth() {
    Laws.forAll(200, random -> {
      List<Memory> live = memories(random);
      int episodes = live.size();
      for (int i = random.nextInt(40); i > 0; i--) {
        live.add(abstraction(memory("g" + i, "what it came to " + i, 0.99, 1)));
      }
      int room = random.nextInt(live.size() + 2);
      NightDraft draft = prune(live, new Budget.Memories(0, room));
      long kept = draft.live().stream().filter(Memory::isAbstraction).count();
      if (live.size() > room) {
        assertThat(kept).isLessThanOrEqualTo(room / 20);
        assertThat(draft.live()).hasSize((int) kept + (int) Math.min(room - kept, episodes));
      } else {
        assertThat(draft.live()).hasSize(live.size());
      }
    });
  }

  private static Memory abstraction(Memory memory) {
    Origin of = memory.origin();
    return new Memory(
        memory.id(),
        MemoryKind.SEMANTIC,
        memory.content(),
        new Origin(
            memory.id().value(),
            0,
            of.speaker(),
            of.kind(),
            of.trust(),
            of.occurredFrom(),
            of.occurredTo(),
            of.metadata()),
        memory.salience(),
        memory.strength(),
        memory.sources(),
        longTerm(memory).standing(),
        memory.validity(),
        false);
  }

  @Test
  void prunedMemory_saysWhatItsPlaceWas() {
    NightDraft draft = prune(
        List.of(longTerm(memory("a", "a b", 0.9, 1)), longTerm(memory("b", "c d", 0.1, 1))),
        new Budget.Memories(0, 1));
    Memory faded = draft.memory(new MemoryId("b")).orElseThrow();
    assertThat(faded.standing().state()).isEqualTo(MemoryState.PRUNED);
    assertThat(faded.standing().reason())
        .isEqualTo("faded: place 2 of 2 by need-odds, and the budget keeps 1");
  }

  private static boolean isLive(NightDraft draft, String id) {
    return draft.memory(new MemoryId(id)).orElseThrow().isLive();
  }

  private static NightDraft prune(List<Memory> live, Budget budget) {
    Evening evening = Evenings.of(live);
    NightDraft draft = new NightDraft(evening);
    new Pruning(evening, SleepPolicy.builder().budget(budget).build())
        .run(draft, new Vigil(NightObserver.NONE));
    return draft;
  }

  private static List<Memory> memories(RandomGenerator random) {
    List<Memory> memories = new ArrayList<>();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      String text = "word ".repeat(random.nextInt(1, 9)) + i;
      memories.add(longTerm(memory("m" + i, text, random.nextInt(1, 10) / 10.0, 5)));
    }
    return memories;
  }
}
