package io.hippocampus.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.Restlessness;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.Dormitory.Noted;
import io.hippocampus.sleep.SleepQueue.Waiting;
import io.hippocampus.sleep.SpaceNight.NotReached;
import io.hippocampus.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When nights may be, what wakes them besides the clock, and who lets whom sleep. */
final class SleepLimitsTest {

  private static final SleepSchedule NIGHTLY =
      SleepSchedule.nightly("nightly", LocalTime.of(3, 0), ZoneOffset.UTC);

  private final HandClock clock = HandClock.at("2026-06-01T20:00:00Z");
  private final HeldSchedules schedules = new HeldSchedules();
  private final HeldQueue queue = new HeldQueue();
  private final Dormitory dormitory = new Dormitory("a", "b");
  private final SleepCoordinator coordinator = coordinator(queue);

  @Test
  void latestEnd_isToldToTheNight_andNoneBeginsAfterIt() {
    put(NIGHTLY.doneBy(LocalTime.of(5, 0)));
    at("2026-06-02T03:00:00Z");
    dormitory.dream(space -> at("2026-06-02T05:00:00Z"));
    ScheduledNight night = coordinator.sleepDue("nightly");
    assertThat(dormitory.latestEnds()).containsExactly(Instant.parse("2026-06-02T05:00:00Z"));
    assertThat(night.spaces()).last().isInstanceOfSatisfying(NotReached.class, b -> {
      assertThat(b.space()).isEqualTo(new SpaceName("b"));
      assertThat(b.because()).contains("2026-06-02T05:00:00Z").contains("next run");
    });
    assertThat(coordinator.nextCall("nightly")).contains(Instant.parse("2026-06-03T03:00:00Z"));

    dormitory.dream(space -> {});
    at("2026-06-02T06:00:00Z");
    assertThat(coordinator.sleepDue("nightly").spaces()).hasOnlyElementsOfType(NotReached.class);
    at("2026-06-03T03:00:00Z");
    assertThat(coordinator.sleepDue("nightly").isComplete()).isTrue();
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("a", "b", "a");
  }

  @Test
  void missedNight_whoseLatestEndHasPassed_isCaughtUpByTheNextRun() {
    put(NIGHTLY.doneBy(LocalTime.of(5, 0)));
    at("2026-06-03T14:00:00Z");
    assertThat(coordinator.sleepDue("nightly").spaces()).isEmpty();
    assertThat(coordinator.nextCall("nightly")).contains(Instant.parse("2026-06-04T03:00:00Z"));
    at("2026-06-04T04:59:59Z");
    assertThat(coordinator.sleepDue("nightly").nights()).isEqualTo(3);
    assertThat(dormitory.takeNights())
        .extracting(Noted::trigger)
        .containsOnly("schedule nightly, once for 3 nights");
  }

  @Test
  void missedNight_waitsUntilItIsNoLongerQuiet() {
    put(NIGHTLY.quiet(QuietHours.parse("09:00-18:00")));
    at("2026-06-03T14:00:00Z");
    assertThat(coordinator.sleepDue("nightly").spaces()).isEmpty();
    assertThat(coordinator.nextCall("nightly")).contains(Instant.parse("2026-06-03T18:00:00Z"));
    at("2026-06-03T18:00:00Z");
    assertThat(coordinator.sleepDue("nightly").nights()).isEqualTo(2);
    assertThat(dormitory.takeNights()).hasSize(2);
  }

  @Test
  void whoIsNotReachedBeforeItIsQuiet_sleepsAfterIt() {
    put(NIGHTLY.quiet(QuietHours.parse("09:00-18:00")));
    at("2026-06-02T08:59:00Z");
    dormitory.dream(space -> at("2026-06-02T09:30:00Z"));
    assertThat(coordinator.sleepDue("nightly").spaces())
        .last()
        .isEqualTo(new NotReached(new SpaceName("b"), "it is quiet; it sleeps after that"));
    assertThat(coordinator.nextCall("nightly")).contains(Instant.parse("2026-06-02T18:00:00Z"));
    at("2026-06-02T18:00:00Z");
    coordinator.sleepDue("nightly");
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("a", "b");
  }

  @Test
  void pausedNights_areNotMissed_andThoseByHandAreSlept() {
    put(NIGHTLY);
    schedules.pause("nightly", clock.instant());
    at("2026-06-04T12:00:00Z");
    assertThat(coordinator.sleepDue("nightly").spaces()).isEmpty();
    assertThat(coordinator.nextCall("nightly")).isEmpty();
    assertThat(coordinator.sleepNow("nightly").spaces()).hasSize(2);
    schedules.resume("nightly", clock.instant());
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
    assertThat(coordinator.nextCall("nightly")).contains(Instant.parse("2026-06-05T03:00:00Z"));
  }

  @Test
  void whatWakesASpace_isInTheReport_andOnlyThatOneSleeps() {
    put(NIGHTLY.wakeups(Wakeups.NONE.atSalience(10).beforeCompaction()));
    dormitory.stir("b", restless(12));
    assertThat(coordinator.look()).containsExactly("nightly");
    ScheduledNight night = coordinator.sleepDue("nightly");
    assertThat(night.nights()).isZero();
    assertThat(dormitory.takeNights())
        .containsExactly(
            new Noted("b", clock.instant(), "schedule nightly: salience 12.0, from 10.0 on"));
    assertThat(schedules.find("nightly").orElseThrow().lastSlept()).isEmpty();
    assertThat(coordinator.look()).isEmpty();

    dormitory.stir("a", restless(1));
    assertThat(coordinator.compacting(new SpaceName("a"))).contains("nightly");
    coordinator.sleepDue("nightly");
    assertThat(dormitory.takeNights())
        .extracting(Noted::trigger)
        .containsExactly("schedule nightly: before a compaction");
  }

  @Test
  void nothingWakes_whileItIsQuietOrPaused_orWhereNothingIsWanted() {
    SpaceName a = new SpaceName("a");
    dormitory.stir("a", restless(100));
    put(NIGHTLY);
    assertThat(coordinator.look()).isEmpty();
    assertThat(coordinator.compacting(a)).isEmpty();
    put(NIGHTLY.wakeups(Wakeups.NONE.atSalience(10).beforeCompaction()).spaces(Spaces.only("b")));
    assertThat(coordinator.look()).isEmpty();
    assertThat(coordinator.compacting(a)).isEmpty();
    put(NIGHTLY
        .wakeups(Wakeups.NONE.atSalience(10).beforeCompaction())
        .quiet(QuietHours.parse("19:00-21:00")));
    assertThat(coordinator.look()).isEmpty();
    assertThat(coordinator.compacting(a)).isEmpty();
    at("2026-06-01T21:00:00Z");
    schedules.pause("nightly", clock.instant());
    assertThat(coordinator.look()).isEmpty();
    assertThat(coordinator.compacting(a)).isEmpty();
    schedules.resume("nightly", clock.instant());
    assertThat(coordinator.look()).containsExactly("nightly");
  }

  @Test
  void aPoisonedSpace_isLetBeEverLonger_isSeen_andStopsNobody() {
    put(NIGHTLY);
    dormitory.dream(space -> {
      if (space.value().equals("a")) {
        throw new UnavailableException("the disk is full");
      }
    });
    at("2026-06-02T03:00:00Z");
    coordinator.sleepDue("nightly");
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("b");
    for (int attempt = 1; attempt < 6; attempt++) {
      Waiting poisoned = queue.waiting("nightly", clock.instant()).getFirst();
      assertThat(poisoned.attempts()).isEqualTo(attempt);
      assertThat(poisoned.lastError()).contains("the disk is full");
      Instant next = coordinator.nextCall("nightly").orElseThrow();
      Duration pause = Duration.between(clock.instant(), next);
      assertThat(next).isEqualTo(poisoned.nextTry());
      assertThat(pause)
          .isBetween(
              Duration.ofSeconds(30L << (attempt - 1)), Duration.ofSeconds(90L << (attempt - 1)));
      at(next.toString());
      coordinator.sleepDue("nightly");
    }
    at("2026-06-03T03:00:00Z");
    coordinator.sleepDue("nightly");
    assertThat(dormitory.takeNights())
        .as("the next run lets the other sleep again")
        .extracting(Noted::space)
        .containsExactly("b");
  }

  @Test
  void aNightThatWasSlept_butNotNoted_isNotSleptAgain() {
    put(NIGHTLY);
    at("2026-06-02T03:00:01Z");
    HeldQueue gone = queue.another();
    // Killed right after the night of a became true: its claim is left, and the memory's own log.
    dormitory.dream(space -> {
      throw new KilledError();
    });
    try {
      coordinator(gone).sleepDue("nightly");
    } catch (KilledError e) {
      dormitory.dream(space -> {});
    }
    dormitory.stir("a", new Restlessness(0, 0, 0, 1, Instant.EPOCH, Optional.of(clock.instant())));
    clock.advance(SleepCoordinator.LEASE);
    assertThat(coordinator.sleepDue("nightly").isComplete()).isTrue();
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("b");
    assertThat(queue.lastSlept()).containsOnlyKeys(new SpaceName("a"), new SpaceName("b"));
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
  }

  @Test
  void severalCoordinators_letEachSpaceSleepOnce_asManyAtOnceAsTheyAreTold() {
    IntStream.range(0, 60).forEach(i -> dormitory.add("s" + i));
    put(NIGHTLY);
    at("2026-06-02T03:00:00Z");
    AtomicInteger asleep = new AtomicInteger();
    ConcurrentLinkedQueue<Integer> together = new ConcurrentLinkedQueue<>();
    dormitory.dream(space -> {
      together.add(asleep.incrementAndGet());
      Thread.yield();
      asleep.decrementAndGet();
    });
    try (ExecutorService threads = Executors.newFixedThreadPool(9)) {
      List<CompletableFuture<ScheduledNight>> nights = IntStream.range(0, 3)
          .mapToObj(i -> SleepCoordinator.builder(dormitory, schedules, queue.another())
              .clock(clock)
              .workers(2, threads)
              .build())
          .map(one -> CompletableFuture.supplyAsync(() -> one.sleepDue("nightly"), threads))
          .toList();
      assertThat(nights.stream().flatMap(night -> night.join().spaces().stream()))
          .hasSize(62);
    }
    assertThat(dormitory.takeNights()).extracting(Noted::space).hasSize(62).doesNotHaveDuplicates();
    assertThat(together).allMatch(count -> count <= 6);
    assertThat(schedules.find("nightly").orElseThrow().lastSlept()).contains(clock.instant());
  }

  /** What no code catches, as little as a kill. */
  private static final class KilledError extends Error {
    private static final long serialVersionUID = 1;
  }

  private static Restlessness restless(double salience) {
    return new Restlessness(3, salience, 0, 1, Instant.EPOCH, Optional.empty());
  }

  private void put(SleepSchedule schedule) {
    schedules.put(schedule, clock.instant());
  }

  private void at(String moment) {
    clock.set(Instant.parse(moment));
  }

  private SleepCoordinator coordinator(SleepQueue claimant) {
    return SleepCoordinator.builder(dormitory, schedules, claimant).clock(clock).build();
  }
}
