package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.Horizon;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.NightAlarm;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.policy.Preset;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.PolicyLog.StoredPolicy;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.testing.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A space sleeps by a policy of its own, or by the one the application gives. */
final class SpacePolicyTest {

  private static final PolicyDocument KEEPS_FIVE = PolicyDocument.read("keep: 5 memories");

  @Test
  void aChange_holdsFromTheNextSleep_andIsKeptWithWhoWhenAndWhy() {
    try (Life life = Life.begin()) {
      life.livesThrough(20);
      assertThat(life.sleeps().count(Verdict.PRUNED)).isZero();

      life.space.policy().change(KEEPS_FIVE, "ann", "the disk is small");
      SleepReport night = life.sleeps();

      assertThat(night.policyVersion()).isEqualTo(2);
      assertThat(night.morning().live()).isEqualTo(5);
      StoredPolicy kept = life.space.policy().history(1).get(0);
      assertThat(kept)
          .isEqualTo(new StoredPolicy(2, KEEPS_FIVE.text(), kept.at(), "ann", "the disk is small"));
      assertThat(life.space.policy().version(1))
          .hasValueSatisfying(given -> assertThat(given.by()).isEqualTo("application"));
    }
  }

  @Test
  void aChange_isThereAfterARestart_whateverTheApplicationGives(@TempDir Path home) {
    HandClock clock = HandClock.at("2026-03-02T09:00:00Z");
    try (Hippocampus memory = Life.at(home, clock)) {
      memory.space("ann").policy().change(KEEPS_FIVE, "ann", "small");
    }
    SleepPolicy other = Preset.THOROUGH.policy();
    try (Hippocampus memory = Life.at(home, clock, with -> with.policy(other))) {
      SpacePolicy policy = memory.space("ann").policy();
      assertThat(policy.current()).isEqualTo(KEEPS_FIVE.policy());
      assertThat(policy.inForce().isGiven()).isFalse();
      assertThat(memory.space("ben").policy().current()).isEqualTo(other);

      policy.reset("ann", "not needed any more");
      assertThat(policy.current()).isEqualTo(other);
      assertThat(policy.history(9))
          .extracting(StoredPolicy::why)
          .containsExactly("ann: not needed any more", "small");
    }
  }

  @Test
  void aPolicyOfAnotherVersion_isAMismatch_thatNamesTheKnob() {
    try (Life life = Life.begin()) {
      SpaceName ben = new SpaceName("ben");
      life.stores
          .policies()
          .save(ben, "mood: sunny", life.clock.instant(), "ben", "a later version's");
      assertThatExceptionOfType(MismatchException.class)
          .isThrownBy(() -> life.memory.space(ben))
          .withMessageContaining("policy 1 of space ben")
          .withMessageContaining("mood");
    }
  }

  @Test
  void nobody_changesAPolicyForNoReason() {
    try (Life life = Life.begin()) {
      SpacePolicy policy = life.space.policy();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.change(KEEPS_FIVE, "ann", " "))
          .withMessageContaining("why");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.change(KEEPS_FIVE, "", "small"))
          .withMessageContaining("by");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> policy.change(KEEPS_FIVE, "application", "small"))
          .withMessageContaining("application");
      assertThat(policy.history(9)).isEmpty();
      assertThat(policy.current()).isEqualTo(SleepPolicy.DEFAULT);
    }
  }

  @Test
  void theDifference_isWhatANightWouldDo_andChangesNothing() {
    try (Life life = Life.begin()) {
      life.livesThrough(30);
      life.sleeps();
      life.space.policy().change(PolicyDocument.read("keep: 20 memories"), "ann", "less");
      Set<MemoryId> atFirst =
          life.space.policy().difference(KEEPS_FIVE.policy()).goes();
      MemoryId asked = atFirst.iterator().next();
      Memory wanted = life.space.explain(asked).memory();
      life.space.recall(
          RecallRequest.builder(wanted.content()).reactivates(false).build());
      long ledger = life.stores.memories().lastChange(life.space.name());

      SpacePolicy.Difference difference = life.space.policy().difference(KEEPS_FIVE.policy());

      assertThat(difference.tonight().morning().live()).isEqualTo(20);
      assertThat(difference.otherwise().morning().live()).isEqualTo(5);
      assertThat(difference.pruned()).hasSize(25);
      assertThat(difference.goes()).hasSize(15);
      assertThat(difference.stays()).isEmpty();
      assertThat(difference.recalledLately()).contains(asked).isSubsetOf(difference.pruned());
      assertThat(difference.turned()).hasSize(2).first().satisfies(turned -> {
        assertThat(turned.from()).contains("20 memories");
        assertThat(turned.to()).contains("5 memories");
      });
      assertThat(life.stores.memories().lastChange(life.space.name())).isEqualTo(ledger);

      life.space.policy().change(KEEPS_FIVE, "ann", "as planned");
      life.clock.advance(Duration.ofMillis(1));
      MemorySpace.Night real = life.space.sleepAndTell(SleepRequest.NOW);
      assertThat(real.pruned()).isEqualTo(difference.pruned());
    }
  }

  @Test
  void whatNobodyWouldMiss_mayGo() {
    try (Life life = Life.begin()) {
      life.livesThrough(9);
      MemorySpace space = life.space;
      // snippet: policy
      SpacePolicy policy = space.policy();
      PolicyDocument lean = PolicyDocument.read("preset: lean\nkeep: 40 %");
      SpacePolicy.Difference tonight = policy.difference(lean.policy());
      if (tonight.recalledLately().isEmpty()) {
        policy.change(lean, "ann", "a small disk");
      }
      // end of snippet
      assertThat(policy.current()).isEqualTo(lean.policy());
    }
  }

  @Test
  void whatOutlastedItsTime_fadesThoughThereIsRoom_asWasForeseen() {
    SleepPolicy month = PolicyDocument.read("{keep: all, lasts: 30 days}").policy();
    try (Life life = Life.begin(with -> with.policy(month))) {
      life.livesThrough(21);
      assertThat(life.sleeps().morning().live()).isEqualTo(21);
      List<Horizon> foreseen = life.space.policy().foresee(month, List.of(28, 90));

      life.clock.advance(Duration.ofDays(28).minusHours(8));
      assertThat(life.sleeps().morning().live())
          .isBetween(11, 20) // the median and what matters more, at least
          .isEqualTo(foreseen.get(0).kept());
      life.clock.advance(Duration.ofDays(62).minusHours(8));
      assertThat(life.sleeps().morning().live())
          .isZero()
          .isEqualTo(foreseen.get(1).kept());
    }
  }

  @Test
  void aPolicyForOneNight_isNotKept() {
    try (Life life = Life.begin()) {
      life.livesThrough(20);
      SleepReport night = life.space.sleep(SleepRequest.NOW.by(KEEPS_FIVE.policy()));
      assertThat(night.morning().live()).isEqualTo(5);
      assertThat(night.policyVersion()).isZero();
      assertThat(life.space.policy().current()).isEqualTo(SleepPolicy.DEFAULT);
    }
  }

  @Test
  void aNightThatWouldPruneTooMuch_waitsForApproval() {
    try (Life life = Life.begin()) {
      livesThroughMuch(life);
      life.sleeps();
      List<Memory> evening = life.space.memories();
      life.space.policy().change(PolicyDocument.read("keep: 100 memories"), "ann", "less");

      SleepReport held = life.space.sleep();
      assertThat(held.outcome()).isEqualTo(SleepOutcome.HELD);
      assertThat(held.because())
          .contains("would prune " + (evening.size() - 100) + " of " + evening.size())
          .contains("allows 100");
      assertThat(life.space.memories()).isEqualTo(evening);
      assertThat(life.space.sleep(SleepRequest.DRY_RUN).because())
          .contains("would not be committed");
      assertThat(life.space.nights().gates(held.id()).night()).isEqualTo(held);

      SleepReport approved = life.space.sleep(SleepRequest.NOW.approve());
      assertThat(approved.outcome()).isEqualTo(SleepOutcome.COMMITTED);
      assertThat(approved.morning().live()).isEqualTo(100);
      assertThat(life.space.sleep().outcome()).isEqualTo(SleepOutcome.COMMITTED);
    }
  }

  @Test
  void memoriesThatAreNew_needNobodysApproval() {
    SleepPolicy little =
        SleepPolicy.builder().budget(new Budget.Memories(0, 10)).build();
    try (Life life = Life.begin(with -> with.policy(little))) {
      livesThroughMuch(life);
      assertThat(life.sleeps().outcome()).isEqualTo(SleepOutcome.COMMITTED);
    }
  }

  @Test
  void nightsThatDoNothing_areInTheStatus_andToldWhoListens() {
    SleepPolicy deaf =
        PolicyDocument.read("advanced: {without: [select, replay]}").policy();
    List<NightAlarm> told = new ArrayList<>();
    try (Life life =
        Life.begin(with -> with.policy(deaf).onAlarm((space, alarm) -> told.add(alarm)))) {
      for (int day = 0; day < 3; day++) {
        assertThat(life.space.status().alarms()).isEmpty();
        assertThat(told).isEmpty();
        life.lives("x" + day, "day " + day + " was fine");
        life.sleeps();
      }
      assertThat(life.space.status().alarms()).singleElement().satisfies(alarm -> {
        assertThat(alarm.nights()).isEqualTo(3);
        assertThat(alarm.told()).contains("promoted none: the policy leaves replay out");
      });
      assertThat(told).isEqualTo(life.space.status().alarms());
      assertThat(life.space
              .nights()
              .gates(life.space.nights().reports(1).get(0).id())
              .promoted())
          .isZero();
    }
  }

  @Test
  void everyNewMemory_comesToAGate() {
    SleepPolicy narrow = SleepPolicy.builder()
        .replayBudget(15)
        .budget(new Budget.Memories(0, 12))
        .build();
    try (Life life = Life.begin(with -> with.policy(narrow))) {
      life.livesThrough(20);
      Set<MemoryId> fresh =
          Set.copyOf(life.space.memories().stream().map(Memory::id).toList());
      var trace = life.space.nights().gates(life.sleeps().id());

      assertThat(trace.candidates()).extracting(one -> one.memory()).containsAll(fresh);
      assertThat(trace.stopped()).containsEntry(Phase.SELECT, 5);
      assertThat(trace.promoted()
              + trace.stopped().values().stream().mapToInt(n -> n).sum())
          .isEqualTo(20);
    }
  }

  /** Records 300 things that have nothing in common. */
  private static void livesThroughMuch(Life life) {
    for (int i = 0; i < 300; i++) {
      String sound = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
      life.lives("much-" + i, "%1$szu %1$sxo %1$sqi %1$swe".formatted(sound));
    }
  }
}
