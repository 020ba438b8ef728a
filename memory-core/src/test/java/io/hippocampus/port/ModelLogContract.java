package io.hippocampus.port;

import static io.hippocampus.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.ModelLog.Call;
import io.hippocampus.port.ModelLog.Outcome;
import io.hippocampus.port.ModelLog.Purpose;
import io.hippocampus.port.ModelLog.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What every {@link ModelLog} does. Each test has a space of its own in one store. */
public abstract class ModelLogContract {

  private ModelLog log;
  private SpaceName space;

  /** Returns the stores to test. */
  protected abstract Stores stores();

  @BeforeEach
  void ownSpace(TestInfo test) {
    log = stores().modelCalls();
    space = new SpaceName(getClass().getSimpleName() + " " + test.getDisplayName());
  }

  private static Call call(SpaceName space, Instant at, long tokens, Outcome outcome) {
    return new Call(
        space,
        Purpose.TAG,
        "a model",
        "tag/1",
        at,
        Duration.ofNanos(1_234_567_891),
        tokens,
        10,
        9,
        outcome,
        outcome == Outcome.ANSWERED ? "" : "1 of 10 tags missing or wrong");
  }

  @Test
  void calls_comeBackAsTheyWere_newestFirst() {
    Call first = call(space, NOON, 5, Outcome.ANSWERED);
    Call second = call(space, NOON, 7, Outcome.FLAWED);
    log.append(first);
    log.append(second);

    assertThat(log.latest(space, 9)).containsExactly(second, first);
    assertThat(log.latest(space, 1)).containsExactly(second);
  }

  @Test
  void spending_isSummedFromAMoment_bySpaceAndInAll() {
    SpaceName other = new SpaceName(space.value() + " 2");
    Instant later = NOON.plus(Duration.ofDays(4_000));
    log.append(call(space, later.minusNanos(1), 1, Outcome.ANSWERED));
    log.append(call(space, later, 10, Outcome.ANSWERED));
    log.append(call(space, later, 100, Outcome.FLAWED));
    log.append(call(space, later.plusNanos(1), 0, Outcome.UNAVAILABLE));
    log.append(call(other, later, 1_000, Outcome.REFUSED));

    assertThat(log.spent(Optional.of(space), later)).isEqualTo(new Spent(3, 1, 110));
    assertThat(log.spent(Optional.of(other), later)).isEqualTo(new Spent(1, 1, 1_000));
    assertThat(log.spent(Optional.empty(), later)).isEqualTo(new Spent(4, 2, 1_110));
    assertThat(log.spent(Optional.of(space), later.plusSeconds(1))).isEqualTo(new Spent(0, 0, 0));
    assertThat(stores().memories().spaces()).doesNotContain(space, other);
  }
}
