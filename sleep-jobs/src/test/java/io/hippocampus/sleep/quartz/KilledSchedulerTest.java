package io.hippocampus.sleep.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.testing.Child;
import io.hippocampus.testing.HandClock;
import io.hippocampus.testing.WordEmbedder;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A memory with its scheduler that is killed in each night, day after day: at every step from one
 * phase to the next and at random. After each restart it is in the evening or the morning, and the
 * night is slept once in all.
 */
@Timeout(300)
final class KilledSchedulerTest {

  private static final List<String> SPACES = List.of("ada", "ben");
  private static final Duration DAY = Duration.ofDays(1);
  private static final SleepSchedule NIGHTLY =
      SleepSchedule.nightly("nightly", LocalTime.of(3, 0), ZoneOffset.UTC);

  @TempDir
  private Path home;

  private final HandClock clock = HandClock.at("2026-06-01T20:00:00Z");
  private final SplittableRandom random = new SplittableRandom(7);
  private final Map<String, Map<String, String>> evening = new HashMap<>();
  private int evenings;
  private int mornings;

  @Test
  void killedAtAnyStep_itIsEveningOrMorning_andTheNightIsCaughtUpOnce() {
    try (Hippocampus memory = open(home, clock);
        QuartzSleepScheduler scheduler = start(memory, clock)) {
      scheduler.put(NIGHTLY);
      liveADay(memory);
    }
    List<String> steps = nightOf(Integer.MAX_VALUE, Optional.empty());
    assertThat(new LinkedHashSet<>(steps))
        .as("the steps of a night at which it can be stopped")
        .contains(
            "claim", "SleepCycle.attempt", "SleepPlanner.replay", "SleepCycle.verify", "slept");
    int ofOneSpace = steps.lastIndexOf("slept") - steps.indexOf("slept");
    for (int step = 1; step <= steps.indexOf("slept") + 2; step++) {
      nightOf(step, Optional.empty());
    }
    nightOf(ofOneSpace + ofOneSpace / 2, Optional.empty());
    for (int times = 0; times < 2; times++) {
      nightOf(Integer.MAX_VALUE, Optional.of(Duration.ofMillis(random.nextInt(600))));
    }
    assertThat(evenings).isPositive();
    assertThat(mornings).isPositive();
  }

  /**
   * Lives a night that is killed at that step, or so long after its first one, and the day after
   * it; returns its steps.
   */
  private List<String> nightOf(int step, Optional<Duration> kill) {
    clock.set(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(DAY).plus(Duration.ofHours(3)));
    Instant run = clock.instant();
    List<String> steps = new ArrayList<>();
    try (Child child = Child.start(
        Sleeper.class, home.toString(), run.plusSeconds(5).toString(), String.valueOf(step))) {
      for (Optional<String> told = child.next();
          told.filter(line -> !line.equals("here") && !line.equals("over")).isPresent();
          told = child.next()) {
        steps.add(told.get());
        kill.filter(after -> steps.size() == 1).ifPresent(child::killAfter);
      }
    }
    clock.advance(Duration.ofHours(9));
    try (Hippocampus memory = open(home, clock)) {
      SPACES.forEach(name -> isEveningOrMorning(memory.space(name), run));
      try (QuartzSleepScheduler scheduler = start(memory, clock)) {
        while (scheduler
            .schedules(1)
            .getFirst()
            .lastSlept()
            .filter(run::isBefore)
            .isEmpty()) {
          Thread.onSpinWait();
        }
        assertThat(scheduler.schedules(1).getFirst().waiting()).isEmpty();
      }
      for (String name : SPACES) {
        assertThat(nightsSince(memory.space(name), run))
            .as("nights of %s when killed at step %s of %s", name, step, steps)
            .hasSize(1);
        assertThat(memory.space(name).upkeep().indexDifferences()).isEmpty();
      }
      liveADay(memory);
    }
    return steps;
  }

  private void liveADay(Hippocampus memory) {
    for (String name : SPACES) {
      MemorySpace space = memory.space(name);
      for (int i = 0; i < 6; i++) {
        clock.advance(Duration.ofMinutes(1));
        String content = i % 2 == 0
            ? "I was glad to see the boat " + random.nextInt(5) + " again"
            : "I thought of word" + random.nextInt(10_000) + " and the tide";
        space.record(Experience.builder("Ann", content, clock.instant()).build());
      }
      space.upkeep().awaitEncoded();
      evening.put(name, held(space));
    }
  }

  private void isEveningOrMorning(MemorySpace space, Instant run) {
    List<SleepReport> nights = nightsSince(space, run);
    if (nights.isEmpty()) {
      evenings++;
      assertThat(held(space)).isEqualTo(evening.get(space.name().value()));
    } else {
      mornings++;
      assertThat(nights).hasSize(1);
      assertThat(space.memories())
          .noneMatch(memory -> memory.standing().state() == MemoryState.SHORT_TERM);
    }
    assertThat(space.upkeep().indexDifferences()).isEmpty();
  }

  private static List<SleepReport> nightsSince(MemorySpace space, Instant run) {
    return space.nights().reports(5).stream()
        .filter(night -> !night.at().isBefore(run))
        .filter(night -> night.outcome() == SleepOutcome.COMMITTED)
        .toList();
  }

  private static Map<String, String> held(MemorySpace space) {
    Map<String, String> held = new HashMap<>();
    for (Memory memory : space.memories()) {
      held.put(
          memory.id().value(),
          memory.standing() + " " + memory.strength() + " " + memory.content() + " "
              + memory.sources());
    }
    return held;
  }

  private static Hippocampus open(Path home, InstantSource clock) {
    return Hippocampus.builder(home).embedder(new WordEmbedder()).clock(clock).open();
  }

  private static QuartzSleepScheduler start(Hippocampus memory, InstantSource clock) {
    return QuartzSleepScheduler.builder(memory, memory.dataSource().orElseThrow())
        .clock(clock)
        .start();
  }

  /** A process whose scheduler catches up a night, and which stands still at one of its steps. */
  static final class Sleeper {

    private static final Set<String> WHERE = Set.of(
        "io.hippocampus.consolidation.SleepCycle", "io.hippocampus.consolidation.SleepPlanner");
    private static final AtomicInteger STEPS = new AtomicInteger();

    private Sleeper() {}

    public static void main(String[] arguments) {
      Instant now = Instant.parse(arguments[1]);
      int last = Integer.parseInt(arguments[2]);
      InstantSource stepping = () -> {
        caller(WHERE).ifPresent(where -> step(where, last));
        return now;
      };
      Hippocampus memory = open(Path.of(arguments[0]), stepping);
      DataSource dataSource = stepping(memory.dataSource().orElseThrow(), last);
      CountDownLatch slept = new CountDownLatch(1);
      try (memory;
          QuartzSleepScheduler scheduler = QuartzSleepScheduler.builder(memory, dataSource)
              .clock(stepping)
              .onNight(night -> slept.countDown())
              .start()) {
        slept.await();
        assertThat(scheduler.schedules(1)).hasSize(1);
        Child.tell("over");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /**
     * Returns who asks for the time, if it is one of those; not at the end of a phase, where the
     * next one begins.
     */
    private static Optional<String> caller(Set<String> classes) {
      return StackWalker.getInstance()
          .walk(frames -> frames
              .skip(2)
              .limit(3)
              .filter(frame -> classes.contains(frame.getClassName()))
              .findFirst()
              .filter(frame -> !frame.getMethodName().equals("since"))
              .map(frame ->
                  frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName()));
    }

    private static DataSource stepping(DataSource database, int last) {
      return (DataSource) Proxy.newProxyInstance(
          DataSource.class.getClassLoader(),
          new Class<?>[] {DataSource.class},
          (proxy, method, arguments) -> {
            StackWalker.getInstance()
                .walk(frames -> frames
                    .filter(frame -> frame.getClassName().endsWith(".JdbcSleepQueue"))
                    .map(StackWalker.StackFrame::getMethodName)
                    .filter(name -> name.equals("claim") || name.equals("slept"))
                    .findFirst())
                .ifPresent(name -> step(name, last));
            return method.invoke(database, arguments);
          });
    }

    private static void step(String where, int last) {
      Child.tell(where);
      if (STEPS.incrementAndGet() == last) {
        Child.tell("here");
        standStill();
      }
    }

    private static void standStill() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
