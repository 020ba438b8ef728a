package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.WordEmbedder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that are stopped at their latest end, wherever that finds them. */
final class StoppedNightTest {

  @TempDir
  Path home;

  /** A clock that goes on by a second whenever it is looked at. */
  private final AtomicLong seconds = new AtomicLong();

  private final InstantSource clock =
      () -> Instant.parse("2026-03-01T10:00:00Z").plusSeconds(seconds.incrementAndGet());

  private final AtomicInteger spaces = new AtomicInteger();
  private Hippocampus memory;

  @BeforeEach
  void open() {
    memory = Hippocampus.builder(home)
        .embedder(new WordEmbedder())
        .clock(clock)
        .background(Runnable::run)
        .open();
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void stoppedNights_loseNothing_andReplayNothingTwice() {
    AtomicInteger stopped = new AtomicInteger();
    Laws.forAll(8, random -> {
      MemorySpace space = memory.space("s" + spaces.incrementAndGet());
      List<Decision> replayed = new ArrayList<>();
      Set<MemoryId> leftOver = Set.of();
      for (int night = 0; night < 3; night++) {
        live(space, random, 12);
        Set<MemoryId> fresh = fresh(space);
        fresh.removeAll(leftOver);
        MemorySpace.Night slept = space.sleepAndTell(
            SleepRequest.NOW.until(clock.instant().plusSeconds(random.nextInt(60))));
        List<Decision> tonight = replaysOf(slept);
        replayed.addAll(tonight);
        whatWasLeftOverIsFirst(leftOver, tonight, fresh);
        leftOver = notReached(slept);
        theReportSaysIt(slept, leftOver.size());
        stopped.addAndGet(leftOver.isEmpty() ? 0 : 1);
      }
      replayed.addAll(replaysOf(space.sleepAndTell(SleepRequest.NOW)));
      assertThat(replayed).extracting(Decision::memory).doesNotHaveDuplicates();
      assertThat(fresh(space)).as("what no night has replayed").isEmpty();
      for (Memory live : space.memories()) {
        assertThat(live.standing().state()).isEqualTo(MemoryState.LONG_TERM);
      }
    });
    assertThat(stopped).hasValueGreaterThan(5);
  }

  /** One long night is the oracle of many stopped ones; abstractions are of a night's own. */
  @Test
  void manyStoppedNights_areAsOneLongOne() {
    Laws.forAll(4, random -> {
      long seed = random.nextLong();
      MemorySpace once = lived(seed);
      MemorySpace often = lived(seed);
      once.sleep();
      for (int night = 0; night < 3; night++) {
        often.sleep(SleepRequest.NOW.until(clock.instant().plusSeconds(random.nextInt(60))));
      }
      often.sleep();
      assertThat(told(often)).isEqualTo(told(once));
    });
  }

  @Test
  void aNight_whoseEndHasCome_replaysNothing_andIsWhole() {
    MemorySpace space = lived(1);
    MemorySpace.Night night = space.sleepAndTell(SleepRequest.NOW.until(clock.instant()));
    assertThat(night.report().outcome()).isEqualTo(SleepOutcome.COMMITTED);
    assertThat(replaysOf(night)).isEmpty();
    assertThat(notReached(night)).isEqualTo(fresh(space));
    space.nights().undo(night.report().id());
    assertThat(space.upkeep().indexDifferences()).isEmpty();
  }

  private MemorySpace lived(long seed) {
    MemorySpace space = memory.space("s" + spaces.incrementAndGet());
    live(space, new SplittableRandom(seed), 20);
    return space;
  }

  private void live(MemorySpace space, RandomGenerator random, int most) {
    for (int i = random.nextInt(1, most); i > 0; i--) {
      String content = switch (random.nextInt(3)) {
        case 0 -> "I was glad to see the boat " + random.nextInt(4) + " again";
        case 1 -> "The harbour of Marrick has berth " + random.nextInt(4) + " free";
        default -> "I thought of word" + random.nextInt(10_000) + " and the tide";
      };
      Salience tag = Salience.of(random.nextDouble(), new Tagger("caller", "1"));
      space.record(Experience.builder("Ann", content, clock.instant()).build(), tag);
    }
  }

  private static Set<MemoryId> fresh(MemorySpace space) {
    Set<MemoryId> fresh = new HashSet<>();
    space.memories().stream()
        .filter(one -> one.standing().state() == MemoryState.SHORT_TERM)
        .forEach(one -> fresh.add(one.id()));
    return fresh;
  }

  /** Returns what became of new memories in the replay of a night. */
  private static List<Decision> replaysOf(MemorySpace.Night night) {
    return night.decisions().stream()
        .filter(one -> one.verdict() == Verdict.CONSOLIDATED || one.verdict() == Verdict.MERGED)
        .toList();
  }

  private static Set<MemoryId> notReached(MemorySpace.Night night) {
    Set<MemoryId> left = new HashSet<>();
    night.decisions().stream()
        .filter(one -> one.verdict() == Verdict.WAITING && one.phase() == Phase.REPLAY)
        .forEach(one -> left.add(one.memory()));
    return left;
  }

  private static void whatWasLeftOverIsFirst(
      Set<MemoryId> leftOver, List<Decision> tonight, Set<MemoryId> fresh) {
    Set<MemoryId> reached = new HashSet<>();
    tonight.forEach(one -> reached.add(one.memory()));
    if (reached.stream().anyMatch(fresh::contains)) {
      assertThat(reached).containsAll(leftOver);
    }
  }

  private static void theReportSaysIt(MemorySpace.Night night, int left) {
    if (left == 0) {
      assertThat(night.report().because()).isEqualTo("all probes passed");
    } else {
      assertThat(night.report().because())
          .contains("ended early")
          .contains(left + " memories wait");
    }
  }

  private static Set<String> told(MemorySpace space) {
    Set<String> told = new HashSet<>();
    space.memories().stream()
        .filter(one -> one.kind() == MemoryKind.EPISODIC)
        .forEach(one -> told.add(
            one.standing().state() + " " + one.content() + " " + one.sources().size()));
    return told;
  }
}
