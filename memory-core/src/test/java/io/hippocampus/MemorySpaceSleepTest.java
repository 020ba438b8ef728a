package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.adapter.lucene.EnglishTerms;
import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.encoding.CountedTerms;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.RecallLog;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nights do to a space, seen through its front door. */
final class MemorySpaceSleepTest {

  private static final String FERRY = "The ferry to Elba leaves at seven from Piombino";

  @Test
  void night_movesShortTermToLongTerm_andOneMoreChangesNothing() {
    try (Life life = Life.begin()) {
      life.livesThrough(12);
      SleepReport first = life.sleeps();

      assertThat(first.evening().shortTerm()).isEqualTo(12);
      assertThat(first.morning().shortTerm()).isZero();
      assertThat(first.morning().longTerm()).isEqualTo(12);
      assertThat(first.count(Verdict.CONSOLIDATED)).isEqualTo(12);
      assertThat(life.space.memories())
          .allSatisfy(
              memory -> assertThat(memory.standing().state()).isEqualTo(MemoryState.LONG_TERM));
      assertThat(life.index().size().longTerm()).isEqualTo(12);
      assertThat(life.index().size().shortTerm()).isZero();
      assertThat(first.phases())
          .extracting(phase -> phase.phase())
          .containsExactly(
              Phase.ENCODE, Phase.SELECT, Phase.REPLAY, Phase.ABSTRACT, Phase.PRUNE, Phase.VERIFY);
      assertThat(first.phases()).allSatisfy(phase -> assertThat(phase.result()).isNotBlank());

      List<Memory> before = life.space.memories();
      assertThat(life.sleeps().verdicts()).isEmpty();
      assertThat(life.space.memories()).isEqualTo(before);
    }
  }

  @Test
  void night_canBeSleptAgain_atTheSameMoment() {
    try (Life life = Life.begin()) {
      assertThat(life.space.sleep().outcome()).isEqualTo(SleepOutcome.COMMITTED);
      assertThat(life.space.sleep().outcome()).isEqualTo(SleepOutcome.COMMITTED);
      life.lives("x1", FERRY);
      assertThat(life.space.sleep().outcome()).isEqualTo(SleepOutcome.COMMITTED);
      assertThat(life.space.sleep().outcome()).isEqualTo(SleepOutcome.COMMITTED);
      assertThat(life.space.nights().reports(10)).hasSize(4);
    }
  }

  @Test
  void whatIsSaidTwice_isOneStrongerMemoryThatCitesBoth() {
    try (Life life = Life.begin()) {
      life.livesThrough(5);
      MemoryId first = life.lives("x1", FERRY);
      MemoryId second = life.lives("x2", FERRY + "!");
      Memory before = life.memory(first);
      life.sleeps();

      Memory merged = life.memory(first);
      assertThat(merged.sources()).containsExactly(new ExperienceId("x1"), new ExperienceId("x2"));
      assertThat(merged.content()).isEqualTo(FERRY);
      assertThat(merged.strength().stability().days())
          .isGreaterThan(before.strength().stability().days());
      assertThat(merged.strength().count()).isGreaterThan(before.strength().count());
      assertThat(life.memory(second).standing().state()).isEqualTo(MemoryState.MERGED);
      assertThat(life.memory(second).standing().successor()).contains(first);
      assertThat(life.recalls("ferry to Elba")).containsOnlyOnce(FERRY);
    }
  }

  @Test
  void changedFact_supersedesTheOldOne_whichStaysWithItsValidity() {
    try (Life life = Life.begin()) {
      life.livesThrough(8);
      MemoryId old = life.lives("x1", "My dentist appointment is on 12 May");
      life.sleeps();
      MemoryId changed = life.lives("x2", "My dentist appointment was moved to 19 May");
      life.sleeps();

      Memory superseded = life.memory(old);
      assertThat(superseded.isLive()).isTrue();
      assertThat(superseded.validity().supersededBy()).contains(changed);
      assertThat(superseded.validity().until())
          .contains(life.memory(changed).origin().occurredFrom());
      assertThat(life.space.status().superseded()).isEqualTo(1);

      RecallRequest.Builder cue = RecallRequest.builder("dentist appointment");
      List<Recalled> both = life.space.recall(cue.build()).recalled();
      assertThat(both)
          .filteredOn(Recalled::superseded)
          .extracting(recalled -> recalled.memory().id())
          .containsExactly(old);
      assertThat(both).extracting(recalled -> recalled.memory().id()).contains(old, changed);
      assertThat(life.space.recall(cue.withSuperseded(false).build()).recalled())
          .extracting(recalled -> recalled.memory().id())
          .contains(changed)
          .doesNotContain(old);
    }
  }

  @Test
  void routine_becomesOneGistThatCitesEveryTime() {
    try (Life life = Life.begin()) {
      life.livesThrough(5);
      ranFor(life, 41, 38, 44, 40);
      life.sleeps();
      Memory gist = gists(life).get(0);
      assertThat(gists(life)).hasSize(1);
      assertThat(gist.sources())
          .containsExactlyInAnyOrderElementsOf(Life.ids("run-41", "run-38", "run-44", "run-40"));
      assertThat(gist.content()).contains("backup").contains("4 times");

      ranFor(life, 52);
      life.sleeps();
      assertThat(gists(life)).hasSize(1);
    }
  }

  @Test
  void routine_isAbstractedAgain_afterItsGistWasUndoneOrForgotten() {
    try (Life life = Life.begin()) {
      ranFor(life, 41, 38, 44);
      SleepReport night = life.sleeps();
      MemoryId first = gists(life).get(0).id();
      life.space.nights().undo(night.id());
      assertThat(gists(life)).isEmpty();
      life.sleeps();
      MemoryId second = gists(life).get(0).id();
      assertThat(second).isNotEqualTo(first);

      life.space.forget(Life.ids("run-44"), "asked for");
      assertThat(gists(life)).isEmpty();
      ranFor(life, 45, 47);
      life.sleeps();
      assertThat(life.index().memories())
          .containsExactlyInAnyOrderElementsOf(
              life.space.memories().stream().map(Memory::id).toList());
    }
  }

  private static void ranFor(Life life, int... minutes) {
    for (int lasted : minutes) {
      life.lives("run-" + lasted, "The nightly backup finished in " + lasted + " minutes");
    }
  }

  private static List<Memory> gists(Life life) {
    return life.space.memories().stream()
        .filter(memory -> memory.kind() == MemoryKind.SEMANTIC)
        .toList();
  }

  @Test
  void budgetOfMemories_isHeld_andPinsAreNeverPruned() {
    SleepPolicy policy = SleepPolicy.builder().budget(new Budget.Memories(0, 6)).build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      life.livesThrough(20);
      List<MemoryId> pinned = new ArrayList<>();
      for (Memory memory : life.space.memories().subList(0, 4)) {
        life.space.pin(memory.id());
        pinned.add(memory.id());
      }
      SleepReport report = life.sleeps();

      assertThat(report.morning().live()).isEqualTo(6);
      assertThat(report.count(Verdict.PRUNED)).isEqualTo(14);
      assertThat(life.space.memories()).extracting(Memory::id).hasSize(6).containsAll(pinned);
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
      for (var decision : life.space.nights().decisions(report.id())) {
        assertThat(decision.why().because()).isNotBlank();
        if (decision.verdict() == Verdict.PRUNED) {
          assertThat(decision.why().terms()).isNotEmpty();
          assertThat(life.space.explain(decision.memory()).because()).contains("faded");
        }
      }
    }
  }

  @Test
  void budgetOfWords_isHeld() {
    SleepPolicy policy =
        SleepPolicy.builder().budget(new Budget.WordCount(0.5, 10)).build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      life.livesThrough(20);
      long lived = life.space.status().lived().words();
      SleepReport report = life.sleeps();

      assertThat(report.morning().words()).isLessThanOrEqualTo(lived / 2);
      assertThat(report.morning().words()).isGreaterThan(lived / 2 - 9);
      assertThat(life.space.status().live()).isEqualTo(report.morning());
    }
  }

  @Test
  void budgetOfWords_leavesOutWhatTellsLeast_andUndoBringsItBack() {
    String said = "Well well. The ferry to Marrick leaves the old harbour at seven every Sunday.";
    SleepPolicy policy =
        SleepPolicy.builder().budget(new Budget.WordCount(1, 1_000)).build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      for (int i = 0; i < 20; i++) {
        life.lives("w" + i, "Well well, number " + i + " said.");
      }
      life.lives("x1", said);
      life.sleeps();

      Memory kept = life.space.memories().stream()
          .filter(memory -> memory.sources().contains(new ExperienceId("x1")))
          .findFirst()
          .orElseThrow();
      assertThat(kept.content())
          .isEqualTo("The ferry to Marrick leaves the old harbour at seven every Sunday.");
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
      SleepId night = life.space.nights().reports(1).get(0).id();
      assertThat(life.space.nights().decisions(night))
          .filteredOn(decision -> decision.memory().equals(kept.id()))
          .singleElement()
          .satisfies(decision -> assertThat(decision.why().because())
              .contains("2 words that tell least were left out"));

      life.space.nights().undo(night);
      assertThat(life.space.memories()).extracting(Memory::content).contains(said);
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
    }
  }

  @Test
  void night_measuresInterference_andCountsTermsAndSigns() {
    try (Life life = Life.begin()) {
      Experience elsewhere = Experience.builder("Ann", FERRY, life.clock.instant())
          .id("x1")
          .session("another")
          .build();
      life.space.record(elsewhere);
      String content = "I saw the harbour of Marrick at 7";
      MemoryId id = life.lives("x2", content);
      life.sleeps();

      assertThat(life.memory(id).strength().interference()).isPresent();
      Map<String, Long> counted = new HashMap<>();
      CountedTerms terms = new CountedTerms(new EnglishTerms());
      for (String text : List.of(FERRY, content)) {
        Set.copyOf(terms.terms(text)).forEach(term -> counted.merge(term, 1L, Long::sum));
      }
      assertThat(life.stores.memories().termCounts(life.space.name())).isEqualTo(counted);
    }
  }

  @Test
  void dryRun_changesNothing_andPlansWhatTheNightThenDoes() {
    SleepPolicy policy = SleepPolicy.builder().budget(new Budget.Memories(0, 6)).build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      life.livesThrough(12);
      life.lives("x1", FERRY);
      life.lives("x2", FERRY + "!");
      life.recalls("ferry");
      long ledger = life.stores.memories().lastChange(life.space.name());
      List<Memory> evening = life.space.memories();

      MemorySpace.Night plan = life.space.sleepAndTell(SleepRequest.DRY_RUN);
      assertThat(plan.report().outcome()).isEqualTo(SleepOutcome.DRY_RUN);
      assertThat(life.stores.memories().lastChange(life.space.name())).isEqualTo(ledger);
      assertThat(life.space.memories()).isEqualTo(evening);
      assertThat(life.space.nights().reports(10)).isEmpty();
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();

      MemorySpace.Night night = life.space.sleepAndTell(SleepRequest.NOW);
      assertThat(night.decisions()).isEqualTo(plan.decisions());
      assertThat(night.report().morning()).isEqualTo(plan.report().morning());
      assertThat(life.space.nights().decisions(night.report().id())).isEqualTo(plan.decisions());
    }
  }

  @Test
  void undoneNight_leavesItsEvening_inStoreAndIndex() {
    SleepPolicy policy = SleepPolicy.builder().budget(new Budget.Memories(0, 6)).build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      life.livesThrough(12);
      life.lives("x1", FERRY);
      life.lives("x2", FERRY + "!");
      ranFor(life, 41, 38, 44);
      List<Memory> evening = life.space.memories();
      SleepReport night = life.sleeps();
      assertThat(life.space.memories()).hasSize(6);

      life.space.nights().undo(night.id());
      assertThat(life.space.memories()).isEqualTo(evening);
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
      for (Memory memory : evening) {
        assertThat(life.recalls(memory.content())).contains(memory.content());
      }
      assertThat(life.space.nights().reports(1).get(0).outcome()).isEqualTo(SleepOutcome.UNDONE);
      assertThatThrownBy(() -> life.space.nights().undo(night.id()))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining(night.id().toString());

      assertThat(life.sleeps().morning().live()).isEqualTo(6);
    }
  }

  @Test
  void undo_isRefused_onceAMemoryOfTheNightWasChanged() {
    try (Life life = Life.begin()) {
      MemoryId memory = life.lives("x1", FERRY);
      SleepReport night = life.sleeps();
      life.space.pin(memory);
      assertThatThrownBy(() -> life.space.nights().undo(night.id()))
          .isInstanceOf(ConflictException.class);
      assertThat(life.memory(memory).standing().state()).isEqualTo(MemoryState.LONG_TERM);
    }
  }

  @Test
  void prunedMemory_isRestored_asItWas() {
    SleepPolicy policy = SleepPolicy.builder().budget(new Budget.Memories(0, 3)).build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      life.livesThrough(8);
      List<Memory> before = life.space.memories();
      life.sleeps();
      Memory pruned = before.stream()
          .filter(memory -> !life.memory(memory.id()).isLive())
          .findFirst()
          .orElseThrow();
      assertThat(life.recalls(pruned.content())).doesNotContain(pruned.content());

      life.space.restore(pruned.id());
      assertThat(life.memory(pruned.id()).isLive()).isTrue();
      assertThat(life.recalls(pruned.content()).get(0)).isEqualTo(pruned.content());
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
      assertThatThrownBy(() -> life.space.restore(pruned.id()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(pruned.id().toString())
          .hasMessageContaining("LONG_TERM");
    }
  }

  @Test
  void whatWasOfUse_staysUnderATightBudget_andRefusesNoNight() {
    SleepPolicy policy = SleepPolicy.builder().budget(new Budget.Memories(0, 4)).build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      life.livesThrough(12);
      MemoryId least = life.space
          .sleepAndTell(SleepRequest.DRY_RUN)
          .decisions()
          .reversed()
          .get(0)
          .memory();
      String cue = life.memory(least).content();
      Recollection recalled = life.space.recall(cue);
      life.space.feedback(recalled.id(), least, RecallLog.Usefulness.USEFUL);

      for (int night = 0; night < 3; night++) {
        life.lives("later-" + night, "something else " + night + " happened that day");
        SleepReport report = life.sleeps();
        assertThat(report.morning().live()).isEqualTo(4);
        assertThat(life.recalls(cue).get(0)).isEqualTo(cue);
      }
    }
  }

  @Test
  void replayBudget_letsTheLessUrgentWait_untilTheNextNight() {
    SleepPolicy policy = SleepPolicy.builder().replayBudget(5).build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      life.livesThrough(8);
      SleepReport first = life.sleeps();
      assertThat(first.count(Verdict.CONSOLIDATED)).isEqualTo(5);
      assertThat(first.count(Verdict.WAITING)).isEqualTo(3);
      assertThat(life.sleeps().morning().shortTerm()).isZero();
    }
  }

  @Test
  void phaseSwitchedOff_doesNotRun() {
    SleepPolicy policy = SleepPolicy.builder()
        .phases(Set.of(Phase.SELECT, Phase.REPLAY))
        .budget(new Budget.Memories(0, 1))
        .build();
    try (Life life = Life.begin(builder -> builder.policy(policy))) {
      ranFor(life, 41, 38, 44);
      SleepReport report = life.sleeps();
      assertThat(report.phases())
          .extracting(phase -> phase.phase())
          .containsExactly(Phase.ENCODE, Phase.SELECT, Phase.REPLAY);
      assertThat(life.space.memories()).hasSize(3);
    }
  }

  @Test
  void lateNight_takesTheMomentItIsGiven() {
    try (Life life = Life.begin()) {
      life.lives("x1", FERRY);
      var moment = life.clock.instant().plus(Duration.ofDays(2));
      SleepReport report = life.space.sleep(SleepRequest.NOW.asOf(moment).wokenBy("catch-up"));
      assertThat(report.at()).isEqualTo(moment);
      assertThat(report.trigger()).isEqualTo("catch-up");
      assertThat(life.space.memories().get(0).standing().since()).isEqualTo(moment);
    }
  }
}
