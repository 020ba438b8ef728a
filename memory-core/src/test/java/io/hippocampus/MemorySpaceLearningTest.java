package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.learning.Fitted;
import io.hippocampus.learning.Fitted.Finding;
import io.hippocampus.learning.Regret.Wanted;
import io.hippocampus.learning.Share;
import io.hippocampus.learning.Use;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.memory.Stability;
import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.RecallLog.Given;
import io.hippocampus.port.RecallLog.Outcome;
import io.hippocampus.port.RecallLog.Recall;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a space learns from its use, seen through its front door. */
final class MemorySpaceLearningTest {

  private static final String FERRY = "The ferry to Elba leaves at seven from Piombino";
  private static final SleepPolicy TIGHT =
      SleepPolicy.builder().budget(new Budget.Memories(0, 5)).build();

  @Test
  void recall_keepsWhatWasPredicted_asItWasToldThen() {
    try (Life life = Life.begin()) {
      MemoryId ferry = life.lives("x1", FERRY);
      life.clock.advance(Duration.ofDays(9));
      Recollection then = life.space.recall("ferry to Elba");
      Recalled told = then.recalled().get(0);
      life.space.feedback(then.id(), ferry, Usefulness.USEFUL);

      life.sleeps();
      life.clock.advance(Duration.ofDays(30));

      assertThat(life.stores.recalls().outcomes(life.space.name()))
          .extracting(Outcome::given)
          .containsExactly(new Given(
              ferry,
              Optional.of(Prediction.of(told.memory(), told.retrievability(), then.asOf()))));
      assertThat(told.retrievability().value()).isLessThan(0.9);
    }
  }

  @Test
  void recall_isKnown_onceItReturned_howeverBusyTheBackgroundIs() {
    Deque<Runnable> heldBack = new ArrayDeque<>();
    try (Life life = Life.begin(builder -> builder.background(heldBack::add))) {
      MemoryId ferry = life.lives("x1", FERRY);
      Recollection one = life.space.recall("ferry to Elba");
      Recollection other = life.space.recall("ferry from Piombino");

      life.space.feedback(one.id(), ferry, Usefulness.USEFUL);
      life.space.reward(other.id(), 1);

      assertThat(life.space.status().recalls()).isEqualTo(2);
      assertThat(life.space.use().trueRecall().useful()).isEqualTo(new Share(2, 2));
      life.space.recall("Piombino");
      assertThat(life.space.explain(ferry).recallsSinceNight()).isEqualTo(3);
      while (!heldBack.isEmpty()) {
        heldBack.poll().run();
      }
      assertThat(life.space.status().recalls()).isEqualTo(3);
    }
  }

  @Test
  void use_setsPredictionsAgainstWhatWasSaid() {
    try (Life life = Life.begin()) {
      life.livesThrough(6);
      life.lives("x1", FERRY);
      Recollection ferry =
          life.space.recall(RecallRequest.builder("ferry").limit(2).build());
      life.space.feedback(ferry.id(), id(ferry, 0), Usefulness.USEFUL);
      life.space.feedback(ferry.id(), id(ferry, 1), Usefulness.WRONG);
      Recollection other =
          life.space.recall(RecallRequest.builder("run").limit(1).build());
      life.space.reward(other.id(), -1);
      life.space.reward(other.id(), 1);

      Use use = life.space.use();

      assertThat(use.trueRecall().useful()).isEqualTo(new Share(2, 3));
      assertThat(use.trueRecall().rows()).hasSize(1);
      assertThat(use.deadWeight().all().memories().whole()).isEqualTo(7);
      assertThat(use.deadWeight().all().memories().part()).isEqualTo(7 - recalled(ferry, other));
      assertThat(use.regret().recalls()).isEqualTo(new Share(0, 0));
      assertThat(use.nights()).isEmpty();
      assertThat(life.space.use()).isEqualTo(use);
    }
  }

  private static int recalled(Recollection... recollections) {
    Set<MemoryId> ids = new HashSet<>();
    for (Recollection recollection : recollections) {
      recollection.recalled().forEach(recalled -> ids.add(recalled.memory().id()));
    }
    return ids.size();
  }

  @Test
  void regret_isOfWhatWasPruned_andThenAskedFor() {
    try (Life life = Life.begin(builder -> builder.policy(TIGHT))) {
      life.livesThrough(12);
      life.space.recall("zarun");
      life.sleeps();
      Memory lost = pruned(life).get(0);
      String word = lost.content().split(" ")[2];
      assertThat(life.space.recall(word).recalled())
          .extracting(recalled -> recalled.memory().id())
          .doesNotContain(lost.id());
      life.space.recall("nothing of the sort whatever");
      Set<MemoryId> before = life.index().memories();

      Use use = life.space.use();

      assertThat(use.regret().pruned()).isEqualTo(pruned(life).size());
      assertThat(use.regret().recalls().whole()).isEqualTo(2);
      assertThat(use.regret().recalls().part()).isPositive();
      assertThat(use.regret().best().part()).isPositive();
      Wanted wanted = use.regret().wanted().stream()
          .filter(one -> one.cue().equals(word))
          .findFirst()
          .orElseThrow();
      assertThat(wanted.rank()).isEqualTo(1);
      assertThat(wanted.memory()).isEqualTo(lost.id());
      assertThat(wanted.content()).isEqualTo(lost.content());
      assertThat(use.nights()).hasSize(1);
      assertThat(use.nights().get(0).consolidated()).isEqualTo(12);
      assertThat(use.nights().get(0).pruned()).isEqualTo(pruned(life).size());
      assertThat(life.index().memories()).isEqualTo(before);
      assertThat(life.space.recall(word).recalled())
          .extracting(recalled -> recalled.memory().id())
          .doesNotContain(lost.id());
    }
  }

  @Test
  void regret_ofARestoredMemory_isOver() {
    try (Life life = Life.begin(builder -> builder.policy(TIGHT))) {
      life.livesThrough(6);
      life.sleeps();
      Memory lost = pruned(life).get(0);
      life.space.recall(lost.content());
      assertThat(life.space.use().regret().recalls()).isEqualTo(new Share(1, 1));

      life.space.restore(lost.id());

      assertThat(life.space.use().regret().pruned()).isZero();
    }
  }

  @Test
  void forget_takesTheCueOutOfRegret_andLeavesNumbersOnly() {
    try (Life life = Life.begin(builder -> builder.policy(TIGHT))) {
      life.livesThrough(6);
      life.sleeps();
      Recollection recollection = life.space.recall("bun");
      MemoryId first = id(recollection, 0);
      life.space.feedback(recollection.id(), first, Usefulness.USEFUL);

      life.space.forget(first, "asked");

      Use use = life.space.use();
      assertThat(use.toString()).doesNotContain("bun");
      assertThat(use.trueRecall().useful()).isEqualTo(new Share(1, 1));
    }
  }

  @Test
  void reward_ofNoRecall_isAnError() {
    try (Life life = Life.begin()) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> life.space.reward(new RecallId("r-0"), 1))
          .withMessageContaining("r-0");
    }
  }

  @Test
  void calibrate_ofAYoungSpace_saysWhatIsMissing_andChangesNothing() {
    try (Life life = Life.begin()) {
      life.lives("x1", FERRY);

      Fitted fitted = life.space.calibrate();

      assertThat(fitted.finding()).isEqualTo(Finding.TOO_LITTLE_EVIDENCE);
      assertThat(fitted.missing()).isNotEmpty();
      assertThat(fitted.proposed()).isEmpty();
    }
  }

  @Test
  void calibrate_findsThatImportanceIsAllThatCounts_andTheSpaceSleepsByItOnceTold() {
    try (Life life = Life.begin()) {
      judgedByImportance(life, 300);

      Fitted fitted = life.space.calibrate();

      assertThat(fitted.finding()).isEqualTo(Finding.BETTER);
      assertThat(fitted.after().importance() / fitted.after().practice()).isGreaterThan(2);
      assertThat(life.space.policy().current()).isEqualTo(SleepPolicy.DEFAULT);
      PolicyDocument document = PolicyDocument.of(fitted.proposed().orElseThrow());
      life.space.policy().change(document, "test", "calibrated");
      assertThat(life.space.policy().current()).isEqualTo(fitted.proposed().orElseThrow());
      assertThat(PolicyDocument.read(document.text()).policy())
          .isEqualTo(fitted.proposed().orElseThrow());
      assertThat(life.space.calibrate().finding()).isEqualTo(Finding.ALREADY_OPTIMAL);
    }
  }

  @Test
  void whatIsProposed_holdsOnceThePolicyIsChanged() {
    try (Life life = Life.begin()) {
      MemorySpace space = life.space;
      judgedByImportance(life, 300);
      // snippet: calibrate
      Fitted fitted = space.calibrate();
      if (fitted.proposed().isPresent()) {
        SleepPolicy better = fitted.proposed().get();
        space.policy().change(PolicyDocument.of(better), "Runa", "calibrated");
      }
      // end of snippet
      assertThat(space.policy().current()).isEqualTo(fitted.proposed().orElseThrow());
    }
  }

  /** Logs recalls of memories that were useful when they were important, whatever else. */
  private static void judgedByImportance(Life life, int recalls) {
    SplittableRandom random = new SplittableRandom(7);
    Memory memory = life.memory(life.lives("x1", FERRY));
    for (int i = 0; i < recalls; i++) {
      life.clock.advance(Duration.ofHours(3));
      double importance = random.nextDouble(0.02, 0.98);
      Prediction prediction = new Prediction(
          new Retrievability(0.8),
          new Stability(random.nextDouble(0.2, 9)),
          Duration.ofHours(random.nextInt(1, 900)),
          random.nextInt(1, 12),
          importance,
          random.nextDouble(-1, 1));
      RecallId id = new RecallId("r-" + i);
      life.stores
          .recalls()
          .append(
              life.space.name(),
              List.of(new Recall(
                  id,
                  "ferry?",
                  life.clock.instant(),
                  List.of(new Given(memory.id(), Optional.of(prediction))),
                  true)));
      boolean useful = random.nextDouble() < (importance > 0.5 ? 0.95 : 0.05);
      life.space.feedback(id, memory.id(), useful ? Usefulness.USEFUL : Usefulness.WRONG);
    }
  }

  private static List<Memory> pruned(Life life) {
    List<Memory> pruned = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      life.space
          .memoryOf(new ExperienceId("day-" + i))
          .map(life::memory)
          .filter(memory -> memory.standing().state() == MemoryState.PRUNED)
          .ifPresent(pruned::add);
    }
    return pruned;
  }

  private static MemoryId id(Recollection recollection, int place) {
    return recollection.recalled().get(place).memory().id();
  }
}
