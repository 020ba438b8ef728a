package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static io.hippocampus.testing.Samples.given;
import static io.hippocampus.testing.Samples.night;
import static io.hippocampus.testing.Samples.record;
import static io.hippocampus.testing.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.RecallLog.Asked;
import io.hippocampus.port.RecallLog.Given;
import io.hippocampus.port.RecallLog.Logged;
import io.hippocampus.port.RecallLog.Outcome;
import io.hippocampus.port.RecallLog.Reactivation;
import io.hippocampus.port.RecallLog.Recall;
import io.hippocampus.port.RecallLog.Said;
import io.hippocampus.port.RecallLog.UsefulRecall;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.port.SleepLog.Night;
import io.hippocampus.testing.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What every {@link RecallLog} does. Each test has a space of its own in one store. */
public abstract class RecallLogContract {

  private static final MemoryId M1 = new MemoryId("m1");
  private static final MemoryId M2 = new MemoryId("m2");

  private RecallLog recalls;
  private SpaceName space;

  /** Returns the stores to test. */
  protected abstract Stores stores();

  @BeforeEach
  void ownSpace(TestInfo test) {
    recalls = stores().recalls();
    space = new SpaceName(getClass().getSimpleName() + " " + test.getDisplayName());
  }

  @Test
  void append_numbersReactivations_inOrder() {
    recalls.append(
        space,
        List.of(recall("r1", "a?", NOON, true, M1, M2), recall("r2", "b?", NOON, false, M1)));
    recalls.append(space, List.of(recall("r3", "c?", NOON.plusNanos(1), true, M1)));

    assertThat(recalls.uncounted(space))
        .containsExactly(
            new Reactivation(1, M1, NOON),
            new Reactivation(2, M2, NOON),
            new Reactivation(3, M1, NOON.plusNanos(1)));
    assertThat(recalls.uncounted(space, M1))
        .extracting(Reactivation::number)
        .containsExactly(1L, 3L);
    assertThat(recalls.count(space)).isEqualTo(3);
  }

  @Test
  void append_ofAnIdAlreadyLogged_appendsNothing() {
    recalls.append(space, List.of(recall("r1", "a?", NOON, true, M1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> recalls.append(
            space, List.of(recall("r2", "b?", NOON, true, M1), recall("r1", "a?", NOON, true, M1))))
        .withMessageContaining("r1");

    assertThat(recalls.count(space)).isEqualTo(1);
    assertThat(recalls.uncounted(space)).hasSize(1);
  }

  @Test
  void aNight_countsReactivations_upToWhatItSaw() {
    recalls.append(space, List.of(recall("r1", "a?", NOON, true, M1, M2)));
    stores()
        .sleeps()
        .commit(space, new Night(report("n1"), List.of(), Map.of(), List.of(), 0, 0, Map.of(), 1));
    assertThat(recalls.uncounted(space)).extracting(Reactivation::memory).containsExactly(M2);

    stores()
        .sleeps()
        .commit(space, new Night(report("n2"), List.of(), Map.of(), List.of(), 0, 0, Map.of(), 2));
    assertThat(recalls.uncounted(space)).isEmpty();
    stores().sleeps().commit(space, night("n3"));
    assertThat(recalls.uncounted(space)).isEmpty();
  }

  @Test
  void useful_isWhatWasSaidLast_newestFirst() {
    recalls.append(
        space,
        List.of(
            recall("r1", "old?", NOON, true, M1, M2),
            recall("r2", "new?", NOON.plusSeconds(1), false, M1, M2)));
    recalls.feedback(space, new RecallId("r1"), M2, Usefulness.USEFUL, NOON);
    recalls.feedback(space, new RecallId("r2"), M1, Usefulness.USEFUL, NOON);
    recalls.feedback(space, new RecallId("r2"), M2, Usefulness.USEFUL, NOON);
    recalls.feedback(space, new RecallId("r2"), M2, Usefulness.WRONG, NOON);

    assertThat(recalls.useful(space, 9))
        .containsExactly(
            new UsefulRecall("new?", M1, NOON.plusSeconds(1)), new UsefulRecall("old?", M2, NOON));
    assertThat(recalls.useful(space, 1)).hasSize(1);
  }

  @Test
  void givenSince_isWhatRecallsGave_thatMomentIncluded() {
    recalls.append(
        space,
        List.of(
            recall("r1", "old?", NOON.minusNanos(1), true, M1),
            recall("r2", "new?", NOON, false, M2),
            recall("r3", "again?", NOON.plusSeconds(1), true, M2)));

    assertThat(recalls.givenSince(space, NOON)).containsExactly(M2);
    assertThat(recalls.givenSince(space, NOON.minusNanos(1))).containsExactlyInAnyOrder(M1, M2);
    assertThat(recalls.givenSince(space, NOON.plusSeconds(2))).isEmpty();
    assertThat(recalls.givenSince(new SpaceName("elsewhere"), NOON)).isEmpty();
  }

  @Test
  void loggedAfter_isAllInTheOrderLogged_inPages_withWhatWasSaid() {
    Recall first = recall("z", "first?", NOON, true, M1, M2);
    Recall second = recall("a", "second?", NOON.plusNanos(1), false, M2);
    Recall third = recall("m", "third?", NOON.plusNanos(2), false);
    recalls.append(space, List.of(first, second));
    recalls.append(space, List.of(third));
    recalls.feedback(space, first.id(), M2, Usefulness.WRONG, NOON.plusSeconds(1));
    recalls.feedback(space, first.id(), M2, Usefulness.USEFUL, NOON.plusSeconds(2));

    assertThat(recalls.loggedAfter(space, 0, 2))
        .containsExactly(
            new Logged(1, first, Map.of(M2, new Said(Usefulness.USEFUL, NOON.plusSeconds(2)))),
            new Logged(2, second, Map.of()));
    assertThat(recalls.loggedAfter(space, 2, 2)).containsExactly(new Logged(3, third, Map.of()));
    assertThat(recalls.loggedAfter(space, 3, 2)).isEmpty();
    assertThat(recalls.loggedAfter(new SpaceName("elsewhere"), 0, 2)).isEmpty();
  }

  @Test
  void feedback_onWhatWasNotRecalled_isAnError() {
    recalls.append(space, List.of(recall("r1", "a?", NOON, true, M1)));

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> recalls.feedback(space, new RecallId("r1"), M2, Usefulness.USEFUL, NOON))
        .withMessageContaining("m2");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> recalls.feedback(space, new RecallId("r9"), M1, Usefulness.USEFUL, NOON))
        .withMessageContaining("r9");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> recalls.feedback(
            new SpaceName("elsewhere"), new RecallId("r1"), M1, Usefulness.USEFUL, NOON));
  }

  @Test
  void erase_takesTheCuesOfRecallsThatGaveTheMemory() {
    MemoryId secret = record(stores().memories(), space, "x1", "secret").id();
    recalls.append(
        space,
        List.of(
            recall("r1", "the secret?", NOON, true, M2, secret),
            recall("r2", "else?", NOON, true, M2)));
    recalls.feedback(space, new RecallId("r1"), M2, Usefulness.USEFUL, NOON);
    recalls.feedback(space, new RecallId("r2"), M2, Usefulness.USEFUL, NOON);

    stores().memories().erase(space, Set.of(secret), Set.of(), "asked", NOON);
    recalls.append(space, List.of(recall("r3", "the secret again?", NOON, true, M2, secret)));
    recalls.feedback(space, new RecallId("r3"), M2, Usefulness.USEFUL, NOON);

    assertThat(recalls.useful(space, 9)).extracting(UsefulRecall::cue).containsExactly("else?");
    assertThat(recalls.count(space)).isEqualTo(3);
    assertThat(recalls.loggedAfter(space, 0, 9))
        .extracting(logged -> logged.recall().cue())
        .containsExactly("", "else?", "");
  }

  @Test
  void outcomes_areWhatWasPredicted_besideWhatCameOfIt() {
    Recall unpredicted = new Recall(
        new RecallId("r0"), "before?", NOON, List.of(new Given(M1, Optional.empty())), true);
    recalls.append(
        space,
        List.of(
            recall("r2", "b?", NOON.plusSeconds(1), false, M2, M1),
            recall("r1", "a?", NOON, true, M1, M2),
            recall("r3", "never judged?", NOON, true, M1),
            unpredicted));
    recalls.feedback(space, new RecallId("r0"), M1, Usefulness.USEFUL, NOON);
    recalls.feedback(space, new RecallId("r1"), M2, Usefulness.STALE, NOON);
    recalls.feedback(space, new RecallId("r2"), M1, Usefulness.WRONG, NOON);
    recalls.reward(space, new RecallId("r2"), -1, NOON);
    recalls.reward(space, new RecallId("r2"), 1.0 / 3, NOON.plusSeconds(1));

    assertThat(recalls.outcomes(space))
        .containsExactly(
            outcome("r1", NOON, 2, given(M2), Usefulness.STALE, OptionalDouble.empty()),
            new Outcome(
                new RecallId("r0"),
                NOON,
                1,
                new Given(M1, Optional.empty()),
                Optional.of(Usefulness.USEFUL),
                OptionalDouble.empty()),
            new Outcome(
                new RecallId("r2"),
                NOON.plusSeconds(1),
                1,
                given(M2),
                Optional.empty(),
                OptionalDouble.of(1.0 / 3)),
            outcome(
                "r2",
                NOON.plusSeconds(1),
                2,
                given(M1),
                Usefulness.WRONG,
                OptionalDouble.of(1.0 / 3)));
    assertThat(recalls.outcomes(new SpaceName("elsewhere"))).isEmpty();
  }

  @Test
  void reward_ofNoRecall_orOutOfRange_isAnErrorAndChangesNothing() {
    recalls.append(space, List.of(recall("r1", "a?", NOON, true, M1)));

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> recalls.reward(space, new RecallId("r9"), 1, NOON))
        .withMessageContaining("r9");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> recalls.reward(new SpaceName("elsewhere"), new RecallId("r1"), 1, NOON));
    for (double reward : new double[] {1.01, -1.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> recalls.reward(space, new RecallId("r1"), reward, NOON))
          .withMessageContaining("-1 to 1");
    }
    assertThat(recalls.outcomes(space)).isEmpty();
  }

  @Test
  void outcomes_ofAnErasedMemory_stayAsNumbers() {
    MemoryId secret = record(stores().memories(), space, "x1", "secret").id();
    recalls.append(space, List.of(recall("r1", "the secret?", NOON, true, secret)));
    recalls.feedback(space, new RecallId("r1"), secret, Usefulness.USEFUL, NOON);
    List<Outcome> before = recalls.outcomes(space);

    stores().memories().erase(space, Set.of(secret), Set.of(), "asked", NOON);

    assertThat(recalls.outcomes(space)).isEqualTo(before).hasSize(1);
    assertThat(recalls.asked(space, NOON, 9)).isEmpty();
  }

  @Test
  void anUndoneNight_leavesWhatWasPredictedAndCameOfIt() {
    recalls.append(space, List.of(recall("r1", "a?", NOON, true, M1)));
    recalls.reward(space, new RecallId("r1"), 0.5, NOON);
    List<Outcome> before = recalls.outcomes(space);
    stores()
        .sleeps()
        .commit(space, new Night(report("n1"), List.of(), Map.of(), List.of(), 0, 0, Map.of(), 1));

    stores().sleeps().undo(space, new SleepId("n1"), NOON);

    assertThat(recalls.outcomes(space)).isEqualTo(before);
    assertThat(recalls.uncounted(space)).hasSize(1);
  }

  @Test
  void asked_areTheLatestCuesSinceAMoment() {
    recalls.append(
        space,
        List.of(
            recall("r1", "old?", NOON.minusNanos(1), true, M1),
            recall("r2", "first?", NOON, false, M2),
            recall("r3", "second?", NOON, true),
            recall("r4", "third?", NOON.plusNanos(1), true)));

    assertThat(recalls.asked(space, NOON, 9))
        .extracting(Asked::cue)
        .containsExactly("third?", "second?", "first?");
    assertThat(recalls.asked(space, NOON, 1))
        .containsExactly(new Asked(new RecallId("r4"), "third?", NOON.plusNanos(1)));
    assertThat(recalls.asked(new SpaceName("elsewhere"), NOON, 9)).isEmpty();
  }

  private static Outcome outcome(
      String recall, Instant at, int rank, Given given, Usefulness said, OptionalDouble reward) {
    return new Outcome(new RecallId(recall), at, rank, given, Optional.of(said), reward);
  }

  private static Recall recall(
      String id, String cue, Instant at, boolean reactivates, MemoryId... memories) {
    return new Recall(
        new RecallId(id), cue, at, Stream.of(memories).map(Samples::given).toList(), reactivates);
  }
}
