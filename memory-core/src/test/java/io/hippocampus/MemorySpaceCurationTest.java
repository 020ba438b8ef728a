package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.Change;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.port.StaleVersionException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What people do to single memories: pin, prune, restore and forget, by the version they saw. */
final class MemorySpaceCurationTest {

  private static final String FERRY = "The ferry to Elba leaves at seven from Piombino";
  private static final MemoryId NOBODY = new MemoryId("m99");

  @Test
  void spaceIsFound_onceSomethingWasRecordedInIt() {
    try (Life life = Life.begin()) {
      SpaceName name = new SpaceName("bob");
      assertThat(life.memory.find(name)).isEmpty();
      MemorySpace bob = life.memory.space(name);
      assertThat(life.memory.find(name)).isEmpty();
      MemoryId only = bob.record(life.says("x1", FERRY)).memory();
      assertThat(life.memory.find(name)).containsSame(bob);
      bob.forget(only, "asked for");
      assertThat(life.memory.find(name)).containsSame(bob);
    }
  }

  @Test
  void whatIsNotThere_isNotFound() {
    try (Life life = Life.begin()) {
      MemorySpace space = life.space;
      assertThat(space.find(NOBODY)).isEmpty();
      SleepId night = new SleepId("night-0");
      RecallId recall = new RecallId("r-0");
      List<ThrowingCallable> lookups = List.of(
          () -> space.explain(NOBODY),
          () -> space.pin(NOBODY),
          () -> space.unpin(NOBODY),
          () -> space.prune(NOBODY, "no longer true"),
          () -> space.restore(NOBODY),
          () -> space.forget(NOBODY, "asked for"),
          () -> space.forget(Life.ids("x99"), "asked for"),
          () -> space.nights().gates(night),
          () -> space.nights().undo(night),
          () -> space.nights().redo(night),
          () -> space.feedback(recall, NOBODY, Usefulness.USEFUL),
          () -> space.reward(recall, 1));
      for (ThrowingCallable lookup : lookups) {
        assertThatThrownBy(lookup).isInstanceOf(NotFoundException.class);
      }
    }
  }

  /** Something decided on a memory, as it was at a version. */
  private interface Act {
    void on(SpaceCuration curation, MemoryId memory, OptionalLong version);
  }

  @Test
  void whatNamesAVersion_isDoneAtThatVersionOnly() {
    List<Act> acts = List.of(
        SpaceCuration::pin,
        SpaceCuration::unpin,
        (curation, memory, version) -> curation.prune(memory, version, "wrong"),
        SpaceCuration::restore,
        (curation, memory, version) -> curation.forget(memory, version, "asked for"));
    try (Life life = Life.begin()) {
      MemoryId id = life.lives("x1", FERRY);
      long last = life.space.find(id).orElseThrow().version();
      for (Act act : acts) {
        act.on(life.space.curation(), id, OptionalLong.of(last));
        long now = life.space.find(id).orElseThrow().version();
        assertThat(now).isGreaterThan(last);
        OptionalLong stale = OptionalLong.of(last);
        for (Act late : acts) {
          assertThatThrownBy(() -> late.on(life.space.curation(), id, stale))
              .isInstanceOfSatisfying(
                  StaleVersionException.class, e -> assertThat(e.current()).isEqualTo(now));
        }
        assertThat(life.space.find(id).orElseThrow().version()).isEqualTo(now);
        last = now;
      }
      assertThat(life.memory(id).standing().state()).isEqualTo(MemoryState.FORGOTTEN);
    }
  }

  @Test
  void memoryPrunedByHand_isGone_untilItIsRestored() {
    try (Life life = Life.begin()) {
      MemoryId id = life.lives("x1", FERRY);
      life.livesThrough(3);
      life.sleeps();
      Memory before = life.memory(id);

      life.space.prune(id, "the timetable changed");
      assertThat(life.memory(id).standing().state()).isEqualTo(MemoryState.PRUNED);
      assertThat(life.recalls("ferry to Elba")).doesNotContain(FERRY);
      assertThat(life.space.explain(id).history())
          .last()
          .extracting(Change::kind, change -> change.why().because())
          .containsExactly(ChangeKind.PRUNED, "asked for: the timetable changed");
      assertThatThrownBy(() -> life.space.prune(id, "again"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PRUNED");
      life.sleeps();
      assertThat(life.recalls("ferry to Elba")).doesNotContain(FERRY);
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();

      life.space.restore(id);
      assertThat(life.memory(id).withStanding(before.standing()).withStrength(before.strength()))
          .isEqualTo(before);
      assertThat(life.recalls("ferry to Elba")).contains(FERRY);
      assertThat(life.space.upkeep().indexDifferences()).isEmpty();
    }
  }

  @Test
  void pinnedMemory_isNotPruned_alsoNotByHand() {
    try (Life life = Life.begin()) {
      MemoryId id = life.lives("x1", FERRY);
      life.space.pin(id);
      assertThatThrownBy(() -> life.space.prune(id, "wrong"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("unpin it first");
      assertThat(life.memory(id).isLive()).isTrue();
    }
  }

  @Test
  void memoryPrunedByHandBeforeItsFirstNight_isCounted_andGoesWhenItsGraceIsOver() {
    SleepPolicy policy = SleepPolicy.builder().grace(Duration.ofDays(3)).build();
    try (Life life = Life.begin(builder -> builder.policy(policy));
        Life other = Life.begin(builder -> builder.policy(policy))) {
      for (Life one : List.of(life, other)) {
        one.lives("x1", FERRY);
        one.lives("x2", "I was glad to see the boat again");
      }
      MemoryId pruned =
          life.space.memoryOf(new io.hippocampus.memory.ExperienceId("x1")).orElseThrow();
      life.space.prune(pruned, "wrong");
      assertThat(life.recalls("ferry to Elba")).doesNotContain(FERRY);
      life.sleeps();
      other.sleeps();
      assertThat(life.stores.memories().termCounts(life.space.name()))
          .isEqualTo(other.stores.memories().termCounts(other.space.name()));
      life.clock.advance(Duration.ofDays(4));
      life.sleeps();
      assertThat(life.memory(pruned).standing().state()).isEqualTo(MemoryState.FORGOTTEN);
      assertThat(life.space.find(pruned).orElseThrow().memory().content()).isEmpty();
    }
  }
}
