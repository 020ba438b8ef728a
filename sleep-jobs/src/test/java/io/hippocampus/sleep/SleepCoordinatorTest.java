package io.hippocampus.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.Dormitory.Noted;
import io.hippocampus.sleep.SpaceNight.Failed;
import io.hippocampus.sleep.SpaceNight.NotReached;
import io.hippocampus.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class SleepCoordinatorTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final HandClock clock = HandClock.at("2026-06-01T20:00:00Z");
  private final HeldSchedules schedules = new HeldSchedules();
  private final Dormitory dormitory = new Dormitory("a", "b");
  private final HeldQueue queue = new HeldQueue();
  private SleepCoordinator coordinator = coordinator();

  @Test
  void nothingSleeps_beforeItsNight() {
    schedule("nightly", Spaces.all());
    clock.set(Instant.parse("2026-06-02T02:59:59Z"));
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
    assertThat(dormitory.takeNights()).isEmpty();
  }

  @Test
  void everySpaceSleepsOnce_inItsNight() {
    schedule("nightly", Spaces.all());
    clock.set(Instant.parse("2026-06-02T03:00:00Z"));
    assertThat(coordinator.sleepDue("nightly").isComplete()).isTrue();
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
    assertThat(dormitory.takeNights())
        .containsExactly(
            new Noted("a", clock.instant(), "schedule nightly"),
            new Noted("b", clock.instant(), "schedule nightly"));
    assertThat(schedules.find("nightly").orElseThrow().lastSlept()).contains(clock.instant());
  }

  @Test
  void missedNights_areCaughtUpOnce_asOfNow() {
    schedule("nightly", Spaces.all());
    clock.set(Instant.parse("2026-06-06T14:00:00Z"));
    ScheduledNight night = coordinator.sleepDue("nightly");
    assertThat(night.nights()).isEqualTo(5);
    assertThat(dormitory.takeNights())
        .containsExactly(
            new Noted("a", clock.instant(), "schedule nightly, once for 5 nights"),
            new Noted("b", clock.instant(), "schedule nightly, once for 5 nights"));
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
    clock.set(Instant.parse("2026-06-07T03:00:00Z"));
    assertThat(coordinator.sleepDue("nightly").nights()).isEqualTo(1);
  }

  @Test
  void aYearOfNights_isSleptInAMoment() {
    schedule("nightly", Spaces.all());
    for (int hour = 0; hour < 365 * 24; hour++) {
      clock.advance(Duration.ofHours(1));
      coordinator.sleepDue("nightly");
    }
    assertThat(dormitory.takeNights()).hasSize(2 * 365);
  }

  @Test
  void twoSchedules_catchUpASpaceOnce() {
    schedule("nightly", Spaces.all());
    schedules.put(SleepSchedule.nightly("noon", LocalTime.NOON, ZoneOffset.UTC), clock.instant());
    clock.set(Instant.parse("2026-06-06T14:00:00Z"));
    coordinator.sleepDue("nightly");
    clock.advance(Duration.ofSeconds(1));
    assertThat(coordinator.sleepDue("noon").spaces()).isEmpty();
    assertThat(dormitory.takeNights()).hasSize(2);
    assertThat(schedules.find("noon").orElseThrow().lastSlept()).contains(clock.instant());
  }

  @Test
  void onlyTheNamedSpacesSleep_andOnlyThoseThatExist() {
    schedule("some", Spaces.only("b", "not there yet"));
    clock.advance(DAY);
    coordinator.sleepDue("some");
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("b");
    dormitory.add("not there yet");
    clock.advance(DAY);
    coordinator.sleepDue("some");
    assertThat(dormitory.takeNights())
        .extracting(Noted::space)
        .containsExactly("not there yet", "b");
  }

  @Test
  void aSpaceThatFails_harmsNoOther_andIsDueAgain() {
    schedule("nightly", Spaces.all());
    clock.advance(DAY);
    UnavailableException full = new UnavailableException("the disk is full");
    dormitory.dream(space -> {
      if (space.value().equals("a")) {
        throw full;
      }
    });
    ScheduledNight night = coordinator.sleepDue("nightly");
    assertThat(night.failures()).containsExactly(new Failed(new SpaceName("a"), full));
    assertThat(night.isComplete()).isFalse();
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("b");
    assertThat(schedules.find("nightly").orElseThrow().lastSlept()).isEmpty();

    dormitory.dream(space -> {});
    assertThat(coordinator.sleepDue("nightly").spaces())
        .as("it is let be a while")
        .isEmpty();
    clock.set(coordinator.nextCall("nightly").orElseThrow());
    assertThat(coordinator.sleepDue("nightly").isComplete()).isTrue();
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("a");
    assertThat(schedules.find("nightly").orElseThrow().lastSlept()).contains(clock.instant());
  }

  @Test
  void aSpaceThatComesLater_isNotDue_forNightsBeforeIt() {
    schedule("nightly", Spaces.all());
    clock.advance(DAY);
    coordinator.sleepDue("nightly");
    dormitory.takeNights();
    dormitory.add("c");
    clock.advance(Duration.ofMinutes(1));
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
    clock.advance(DAY);
    coordinator.sleepDue("nightly");
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("c", "a", "b");
  }

  @Test
  void stop_letsTheSpaceThatSleepsFinish_andReachesNoFurther() {
    schedule("nightly", Spaces.all());
    clock.advance(DAY);
    dormitory.dream(space -> coordinator.stop());
    ScheduledNight night = coordinator.sleepDue("nightly");
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("a");
    assertThat(night.spaces())
        .last()
        .isEqualTo(new NotReached(new SpaceName("b"), "a stop was asked for first"));

    // As after a restart: only the one that did not sleep is due.
    coordinator = coordinator();
    coordinator.sleepDue("nightly");
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("b");
  }

  @Test
  void byHand_everySpaceSleeps_dueOrNot_andTheNightIsNotSleptAgain() {
    schedule("nightly", Spaces.all());
    assertThat(coordinator.sleepNow("nightly").nights()).isZero();
    clock.advance(DAY);
    coordinator.sleepNow("nightly");
    assertThat(dormitory.takeNights())
        .hasSize(4)
        .allMatch(night -> night.trigger().equals("schedule nightly, by hand"));
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
  }

  @Test
  void aMomentInTheFuture_leftByAWrongClock_holdsNothingUp() {
    schedule("nightly", Spaces.all());
    Instant today = clock.instant();
    clock.set(Instant.parse("2099-01-01T12:00:00Z"));
    coordinator.sleepDue("nightly");
    dormitory.takeNights();
    clock.set(today.plus(DAY));
    assertThat(coordinator.sleepDue("nightly").nights()).isEqualTo(1);
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
    assertThat(dormitory.takeNights()).hasSize(2);
  }

  @Test
  void aScheduleThatWasPutInTheFuture_isDueOnce() {
    schedule("nightly", Spaces.all());
    clock.set(Instant.parse("2020-01-01T12:00:00Z"));
    assertThat(coordinator.sleepDue("nightly").nights()).isEqualTo(1);
    assertThat(coordinator.sleepDue("nightly").nights()).isZero();
  }

  @Test
  void unknownSchedule_isNamed_withThoseThereAre() {
    schedule("nightly", Spaces.all());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> coordinator.sleepDue("nightyl"))
        .withMessageContaining("'nightyl'")
        .withMessageContaining("[nightly]");
  }

  private void schedule(String name, Spaces spaces) {
    schedules.put(
        SleepSchedule.nightly(name, LocalTime.of(3, 0), ZoneOffset.UTC).spaces(spaces),
        clock.instant());
  }

  private SleepCoordinator coordinator() {
    return SleepCoordinator.builder(dormitory, schedules, queue).clock(clock).build();
  }
}
