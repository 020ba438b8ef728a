package io.hippocampus.sleep.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.hippocampus.Restlessness;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.Dormitory;
import io.hippocampus.sleep.Dormitory.Noted;
import io.hippocampus.sleep.Run;
import io.hippocampus.sleep.ScheduleStatus;
import io.hippocampus.sleep.ScheduledNight;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SpaceNight.NotReached;
import io.hippocampus.sleep.Spaces;
import io.hippocampus.sleep.Wakeups;
import io.hippocampus.testing.HandClock;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class QuartzSleepSchedulerTest {

  private static final Duration DAY = Duration.ofDays(1);

  @TempDir
  private Path directory;

  private final HandClock clock = HandClock.at("2026-06-01T20:00:00Z");
  private final Dormitory dormitory = new Dormitory("a", "b");
  private final BlockingQueue<ScheduledNight> nights = new LinkedBlockingQueue<>();
  private final List<QuartzSleepScheduler> started = new ArrayList<>();

  @AfterEach
  void closeAll() {
    started.forEach(QuartzSleepScheduler::close);
  }

  @Test
  void schedule_isListed_withItsNextRuns() {
    QuartzSleepScheduler scheduler = start();
    SleepSchedule nightly = nightly(3, Spaces.all());
    scheduler.put(nightly);
    assertThat(scheduler.schedules(2)).singleElement().satisfies(status -> {
      assertThat(status.schedule()).isEqualTo(nightly);
      assertThat(status.lastSlept()).isEmpty();
      assertThat(status.lastNight()).isEmpty();
      assertThat(status.nextRuns())
          .extracting(Run::at)
          .containsExactly(
              Instant.parse("2026-06-02T03:00:00Z"), Instant.parse("2026-06-03T03:00:00Z"));
    });
  }

  @Test
  void alarm_ringsAtItsTime_andIsSetForTheNextNight() throws Exception {
    clock.set(Instant.parse("2026-06-02T02:59:59.800Z"));
    QuartzSleepScheduler scheduler = start();
    dormitory.dream(space -> {});
    scheduler.put(nightly(3, Spaces.only("a")));
    clock.set(Instant.parse("2026-06-02T03:00:00Z")); // the alarm waits 200 ms of real time
    assertThat(nextNight().nights()).isEqualTo(1);
    assertThat(dormitory.takeNights())
        .containsExactly(new Noted("a", clock.instant(), "schedule nightly"));
    assertThat(alarms()).containsExactly("nightly");
    assertThat(scheduler.schedules(1).getFirst().lastSlept()).contains(clock.instant());
  }

  @Test
  void missedNights_areCaughtUpOnce_afterARestart() throws Exception {
    start().put(nightly(3, Spaces.all()));
    closeAll();
    clock.advance(DAY.multipliedBy(4));
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.all())); // as a program does each time it starts
    ScheduledNight night = nextNight();
    assertThat(night.nights()).isEqualTo(4);
    assertThat(night.isComplete()).isTrue();
    assertThat(dormitory.takeNights())
        .extracting(Noted::space, Noted::asOf)
        .containsExactly(tuple("a", clock.instant()), tuple("b", clock.instant()));
    closeAll();
    ScheduledNight again = start().runNow("nightly").get(30, TimeUnit.SECONDS);
    assertThat(again.nights()).as("nothing was due any more").isZero();
    assertThat(nights).containsExactly(again);
  }

  @Test
  void runNow_sleepsEverySpace_andTellsOfIt() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.all()));
    ScheduledNight night = scheduler.runNow("nightly").get(30, TimeUnit.SECONDS);
    assertThat(night.isComplete()).isTrue();
    assertThat(dormitory.takeNights()).hasSize(2);
    assertThat(scheduler.schedules(1))
        .extracting(ScheduleStatus::lastNight)
        .containsExactly(Optional.of(night));
  }

  @Test
  void runNow_whileItRuns_runsRightAfter_neverAtOnce() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.only("a")));
    scheduler.put(SleepSchedule.nightly("other", LocalTime.of(4, 0), ZoneOffset.UTC)
        .spaces(Spaces.only("b")));
    Gate gate = new Gate(1);
    dormitory.dream(space -> gate.pass());
    CompletableFuture<ScheduledNight> first = scheduler.runNow("nightly");
    gate.awaitArrivals();
    CompletableFuture<ScheduledNight> second = scheduler.runNow("nightly");
    CompletableFuture<ScheduledNight> third = scheduler.runNow("other");
    assertThat(first).isNotDone();
    gate.open();
    CompletableFuture.allOf(first, second, third).get(30, TimeUnit.SECONDS);
    assertThat(dormitory.takeNights())
        .extracting(Noted::space)
        .startsWith("a")
        .containsExactlyInAnyOrder("a", "a", "b");
    assertThat(gate.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void aSpaceThatFails_isInTheResult_andTheOtherSleeps() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.all()));
    dormitory.dream(space -> {
      if (space.value().equals("a")) {
        throw new UnavailableException("the model does not answer");
      }
    });
    ScheduledNight night = scheduler.runNow("nightly").get(30, TimeUnit.SECONDS);
    assertThat(night.failures()).singleElement().satisfies(failed -> {
      assertThat(failed.space()).isEqualTo(new SpaceName("a"));
      assertThat(failed.cause()).hasMessage("the model does not answer");
    });
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("b");
  }

  @Test
  void close_waitsForTheSpaceThatSleeps_interruptsNobody_andTheRestIsCaughtUp() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.all()));
    Gate gate = new Gate(1);
    dormitory.dream(space -> gate.pass());
    CompletableFuture<ScheduledNight> night = scheduler.runNow("nightly");
    gate.awaitArrivals();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(scheduler::close);
    assertThatThrownBy(() -> closing.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    gate.open();
    closing.get(30, TimeUnit.SECONDS);
    assertThat(night).isDone();
    assertThat(night.get().spaces())
        .last()
        .isEqualTo(new NotReached(new SpaceName("b"), "a stop was asked for first"));
    assertThat(gate.wasInterrupted()).isFalse();
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("a");

    clock.advance(DAY);
    nights.clear();
    start();
    nextNight();
    assertThat(dormitory.takeNights()).extracting(Noted::space).containsExactly("b", "a");
  }

  @Test
  void whatWasNotRun_whenItIsClosed_saysSo() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.only("a")));
    Gate gate = new Gate(1);
    dormitory.dream(space -> gate.pass());
    CompletableFuture<ScheduledNight> running = scheduler.runNow("nightly");
    gate.awaitArrivals();
    CompletableFuture<ScheduledNight> waiting = scheduler.runNow("nightly");
    CompletableFuture<Void> closing = CompletableFuture.runAsync(scheduler::close);
    awaitTrue(() -> isClosed(scheduler));
    gate.open();
    closing.get(30, TimeUnit.SECONDS);
    assertThat(running.get().isComplete()).isTrue();
    assertThat(waiting)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(UnavailableException.class)
        .withMessageContaining("closed first");
    closeAll();
    start().schedules(1);
    assertThat(alarms())
        .as("what was asked for by hand is not run later")
        .containsExactly("nightly");
  }

  @Test
  void removedSchedule_isGone_alsoAfterARestart() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.all()));
    assertThat(scheduler.remove("nightly")).isTrue();
    assertThat(scheduler.remove("nightly")).isFalse();
    assertThat(scheduler.schedules(1)).isEmpty();
    assertThat(alarms()).isEmpty();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> scheduler.runNow("nightly"));
    closeAll();
    clock.advance(DAY);
    assertThat(start().schedules(1)).isEmpty();
  }

  @Test
  void replacedSchedule_countsFromNow() {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.all()));
    scheduler.put(nightly(5, Spaces.all()));
    assertThat(scheduler.schedules(1))
        .singleElement()
        .satisfies(status -> assertThat(status.nextRuns().getFirst().at())
            .isEqualTo(Instant.parse("2026-06-02T05:00:00Z")));
  }

  @Test
  void aRestlessSpace_isWokenByALook_andByACompaction() throws Exception {
    QuartzSleepScheduler scheduler = QuartzSleepScheduler.builder(dormitory, database())
        .clock(clock)
        .onNight(nights::add)
        .lookEvery(Duration.ofMillis(50))
        .start();
    started.add(scheduler);
    scheduler.put(nightly(3, Spaces.all()).wakeups(Wakeups.NONE.atSalience(10).beforeCompaction()));
    Restlessness restless = new Restlessness(3, 12, 0, 1, Instant.EPOCH, Optional.empty());
    dormitory.stir("b", restless);
    assertThat(nextNight().spaces()).hasSize(1);
    assertThat(dormitory.takeNights())
        .containsExactly(
            new Noted("b", clock.instant(), "schedule nightly: salience 12.0, from 10.0 on"));

    dormitory.stir("a", new Restlessness(1, 1, 0, 1, Instant.EPOCH, Optional.empty()));
    assertThat(scheduler.compacting(new SpaceName("a"))).isTrue();
    assertThat(scheduler.compacting(new SpaceName("b"))).isFalse();
    nextNight();
    assertThat(dormitory.takeNights())
        .containsExactly(new Noted("a", clock.instant(), "schedule nightly: before a compaction"));
  }

  @Test
  void pausedSchedule_hasNoAlarm_alsoAfterARestart_untilItIsResumed() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.all()).wakeups(Wakeups.NONE.atSalience(10)));
    assertThat(alarms()).containsExactlyInAnyOrder("nightly", "look");
    assertThat(scheduler.pause("nightly")).isTrue();
    assertThat(alarms()).isEmpty();
    closeAll();
    clock.advance(DAY.multipliedBy(3));
    scheduler = start();
    assertThat(scheduler.schedules(1).getFirst().pausedAt()).isPresent();
    assertThat(scheduler.resume("nightly")).isTrue();
    assertThat(alarms()).containsExactlyInAnyOrder("nightly", "look");
    assertThat(nights).isEmpty();
    assertThat(scheduler.pause("unknown")).isFalse();
    assertThat(scheduler.resume("unknown")).isFalse();
  }

  /** Whoever heard an alarm is about to set it anew, by what was kept, when that changes. */
  @Test
  void alarm_isSetByWhatIsKeptLast_whoeverSetsItMeanwhile() throws Exception {
    Gate gate = new Gate(1);
    QuartzSleepScheduler scheduler = QuartzSleepScheduler.builder(dormitory, database())
        .clock(() -> {
          if (isAnAlarmSetThatRang()) {
            gate.pass();
          }
          return clock.instant();
        })
        .start();
    started.add(scheduler);
    scheduler.put(nightly(3, Spaces.all()));
    CompletableFuture<ScheduledNight> night = scheduler.runNow("nightly");
    gate.awaitArrivals();
    CompletableFuture<Boolean> put =
        CompletableFuture.supplyAsync(() -> scheduler.put(nightly(21, Spaces.all())));
    awaitTrue(() -> put.isDone() || isHeldUp("hippocampus-schedules"));
    gate.open();
    assertThat(put.get(30, TimeUnit.SECONDS)).isTrue();
    night.get(30, TimeUnit.SECONDS);
    assertThat(untilNextAlarm())
        .as("it is 20:00, the alarm is for 21:00")
        .isLessThan(Duration.ofHours(2));
  }

  private static boolean isAnAlarmSetThatRang() {
    List<String> callers = StackWalker.getInstance()
        .walk(frames -> frames.map(StackWalker.StackFrame::getMethodName).toList());
    return Thread.currentThread().getName().startsWith("hippocampus-sleep-")
        && callers.contains("setNext")
        && !callers.contains("nextCall");
  }

  private static boolean isHeldUp(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(one -> one.getName().equals(thread) && one.getState() == Thread.State.BLOCKED);
  }

  @Test
  void aSpaceThatFailed_isTriedAgain_andIsSeenInTheStatus() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.only("a")));
    dormitory.dream(space -> {
      throw new UnavailableException("the model does not answer");
    });
    scheduler.runNow("nightly").get(30, TimeUnit.SECONDS);
    assertThat(scheduler.schedules(1).getFirst().waiting()).singleElement().satisfies(waiting -> {
      assertThat(waiting.attempts()).isEqualTo(1);
      assertThat(waiting.lastError()).contains("the model does not answer");
      assertThat(waiting.nextTry()).isAfter(clock.instant());
    });
    dormitory.dream(space -> {});
    closeAll();
    clock.advance(Duration.ofMinutes(5));
    nights.clear();
    start();
    assertThat(nextNight().isComplete()).isTrue();
  }

  @Test
  void aListenerThatFails_harmsNoNight() throws Exception {
    QuartzSleepScheduler scheduler = QuartzSleepScheduler.builder(dormitory, database())
        .clock(clock)
        .onNight(night -> {
          throw new IllegalStateException("the listener is broken");
        })
        .start();
    started.add(scheduler);
    scheduler.put(nightly(3, Spaces.all()));
    assertThat(scheduler.runNow("nightly").get(30, TimeUnit.SECONDS).isComplete())
        .isTrue();
  }

  @Test
  void twoSchedulers_inOneProcess_keepApart(@TempDir Path elsewhere) throws Exception {
    QuartzSleepScheduler one = start();
    JdbcDataSource other = database();
    other.setURL("jdbc:h2:file:" + elsewhere.resolve("db"));
    QuartzSleepScheduler two =
        QuartzSleepScheduler.builder(new Dormitory("c"), other).clock(clock).start();
    started.add(two);
    one.put(nightly(3, Spaces.all()));
    assertThat(two.schedules(1)).isEmpty();
    two.close();
    assertThat(one.runNow("nightly").get(30, TimeUnit.SECONDS).isComplete()).isTrue();
  }

  @Test
  void close_returns_alsoWhenTheDatabaseIsGone() throws Exception {
    QuartzSleepScheduler scheduler = start();
    scheduler.put(nightly(3, Spaces.only("a")));
    dormitory.dream(space -> {
      try (Connection connection = database().getConnection()) {
        connection.createStatement().execute("DROP ALL OBJECTS");
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    });
    scheduler.runNow("nightly").handle((night, failure) -> failure).get(30, TimeUnit.SECONDS);
    scheduler.close();
    assertThatThrownBy(() -> scheduler.schedules(1)).isInstanceOf(IllegalStateException.class);
  }

  /** Quartz would interrupt both of its own threads, which look into the database. */
  @ParameterizedTest
  @ValueSource(strings = {"QuartzSchedulerThread", "MisfireHandler"})
  void close_interruptsNoThread_thatIsInTheDatabase(String thread) throws Exception {
    Gate gate = new Gate(1);
    QuartzSleepScheduler scheduler = QuartzSleepScheduler.builder(
            dormitory, holdingUp(thread, database(), gate))
        .clock(clock)
        .onNight(nights::add)
        .start();
    gate.awaitArrivals();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(scheduler::close);
    assertThatThrownBy(() -> closing.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    gate.open();
    closing.get(30, TimeUnit.SECONDS);
    assertThat(gate.wasInterrupted()).isFalse();
  }

  @Test
  void anInterrupt_ofWhoeverAsks_doesNotReachTheDatabase() {
    QuartzSleepScheduler scheduler = start();
    Thread.currentThread().interrupt();
    scheduler.put(nightly(3, Spaces.all()));
    assertThat(scheduler.schedules(1)).hasSize(1);
    scheduler.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  private QuartzSleepScheduler start() {
    QuartzSleepScheduler scheduler = QuartzSleepScheduler.builder(dormitory, database())
        .clock(clock)
        .onNight(nights::add)
        .start();
    started.add(scheduler);
    return scheduler;
  }

  private JdbcDataSource database() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:async:" + directory.resolve("db") + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0");
    database.setUser("sa");
    return database;
  }

  /** Returns a database in which one of Quartz's threads has to pass the gate. */
  private static DataSource holdingUp(String thread, DataSource database, Gate gate) {
    return (DataSource) Proxy.newProxyInstance(
        DataSource.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (proxy, method, arguments) -> {
          if (Thread.currentThread().getName().endsWith(thread)) {
            gate.pass();
          }
          return method.invoke(database, arguments);
        });
  }

  private ScheduledNight nextNight() throws InterruptedException {
    ScheduledNight night = nights.poll(30, TimeUnit.SECONDS);
    assertThat(night).as("a night within 30 s").isNotNull();
    return night;
  }

  private List<String> alarms() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = database().getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** Returns how long it is until the schedule's alarm rings, by the clock of Quartz. */
  private Duration untilNextAlarm() throws SQLException {
    try (Connection connection = database().getConnection();
        ResultSet rows = connection
            .createStatement()
            .executeQuery(
                "SELECT NEXT_FIRE_TIME FROM QRTZ_TRIGGERS WHERE TRIGGER_GROUP = 'SCHEDULE'")) {
      assertThat(rows.next()).isTrue();
      return Duration.between(Instant.now(), Instant.ofEpochMilli(rows.getLong(1)));
    }
  }

  private static SleepSchedule nightly(int hour, Spaces spaces) {
    return SleepSchedule.nightly("nightly", LocalTime.of(hour, 0), ZoneOffset.UTC)
        .spaces(spaces);
  }

  private static boolean isClosed(QuartzSleepScheduler scheduler) {
    try {
      scheduler.schedules(1);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static void awaitTrue(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
