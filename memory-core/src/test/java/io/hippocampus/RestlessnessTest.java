package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestlessnessTest {

  @TempDir
  Path home;

  private final HandClock clock = HandClock.at("2026-03-01T10:00:00Z");
  private Hippocampus memory;
  private MemorySpace space;

  @BeforeEach
  void open() {
    memory = Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(clock)
        .window(new ContextWindow.Limits(40, Duration.ofDays(3)))
        .background(Runnable::run)
        .open();
    space = memory.space("ada");
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void anEmptySpace_isAtRest() {
    assertThat(space.restlessness().unslept()).isZero();
    assertThat(space.restlessness().salience()).isZero();
    assertThat(space.restlessness().windowFill()).isZero();
    assertThat(space.restlessness().lastActivity()).isEqualTo(clock.instant());
    assertThat(space.restlessness().lastSleep()).isEmpty();
  }

  @Test
  void whatIsRecorded_isCounted_untilItWasSleptOn() {
    record("the tide is in", 0.25);
    record("the tide is out", 0.5);
    Restlessness evening = space.restlessness();
    assertThat(evening.unslept()).isEqualTo(2);
    assertThat(evening.salience()).isEqualTo(0.75);
    assertThat(evening.windowTokens()).isEqualTo(space.window().tokens());
    assertThat(evening.windowLimit()).isEqualTo(40);

    clock.advance(Duration.ofHours(8));
    space.sleep(SleepRequest.DRY_RUN);
    assertThat(space.restlessness()).isEqualTo(evening);

    space.sleep();
    Restlessness morning = space.restlessness();
    assertThat(morning.unslept()).isZero();
    assertThat(morning.salience()).isZero();
    assertThat(morning.windowTokens()).isZero();
    assertThat(morning.lastSleep()).contains(clock.instant());
    assertThat(morning.lastActivity()).isEqualTo(evening.lastActivity());

    record("the boat is back", 1);
    assertThat(space.restlessness().salience()).isEqualTo(1);
    assertThat(space.restlessness().windowFill()).isBetween(0.05, 0.95);
  }

  @Test
  void recordingAndRecalling_areActivity() {
    clock.advance(Duration.ofMinutes(5));
    record("the tide is in", 0.5);
    assertThat(space.restlessness().lastActivity()).isEqualTo(clock.instant());
    clock.advance(Duration.ofMinutes(5));
    space.recall("tide");
    assertThat(space.restlessness().lastActivity()).isEqualTo(clock.instant());
  }

  @Test
  void theSameExperienceAgain_countsOnce_andAForgottenOneNoMore() {
    Experience once =
        Experience.builder("Ann", "the tide is in", clock.instant()).id("e").build();
    space.record(once);
    space.record(once);
    assertThat(space.restlessness().unslept()).isEqualTo(1);
    space.forget(Set.of(once.id()), "asked to");
    assertThat(space.restlessness().unslept()).isZero();
  }

  /** The counters against the store, through records, nights, forgetting and restarts. */
  @Test
  void counters_areWhatTheStoreTells() {
    Laws.forAll(20, random -> {
      for (int act = 0; act < 12; act++) {
        clock.advance(Duration.ofMinutes(1));
        switch (random.nextInt(8)) {
          case 0 -> space.sleep();
          case 1 -> {
            memory.close();
            open();
          }
          case 2 ->
            space.memories().stream()
                .findAny()
                .ifPresent(some -> space.forget(some.id(), "asked to"));
          default -> record("thought " + random.nextInt(), random.nextDouble());
        }
      }
      List<Memory> unslept = space.memories().stream()
          .filter(one -> one.standing().state() == MemoryState.SHORT_TERM)
          .toList();
      assertThat(space.restlessness().unslept()).isEqualTo(unslept.size());
      assertThat(space.restlessness().salience())
          .isCloseTo(
              unslept.stream().mapToDouble(one -> one.salience().importance()).sum(), within(1e-9));
    });
  }

  private void record(String content, double importance) {
    Salience tag = Salience.of(importance, new Tagger("caller", "1"));
    space.record(Experience.builder("Ann", content, clock.instant()).build(), tag);
  }
}
