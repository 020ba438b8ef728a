package io.hippocampus.sleep.quartz;

import static java.util.stream.Collectors.toSet;

import io.hippocampus.Hippocampus;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.ScheduleStatus;
import io.hippocampus.sleep.ScheduledNight;
import io.hippocampus.sleep.SleepCoordinator;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.Sleepers;
import io.hippocampus.sleep.jdbc.JdbcSleepSchedules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the spaces of a memory sleep at the times of its schedules.
 *
 * <p>Schedules are kept in the memory's database and are there again after a restart. Nights that
 * were missed while nothing ran are caught up once, right after the start. One schedule sleeps at a
 * time, its spaces one by one.
 *
 * <p>Thread-safe. Close it before the memory: it then waits for the space that is asleep, lets no
 * other fall asleep, and interrupts nobody. What was not reached is due at the next start.
 */
public final class QuartzSleepScheduler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QuartzSleepScheduler.class);

  private final InstantSource clock;
  private final SleepSchedules schedules;
  private final SleepCoordinator coordinator;
  private final Consumer<ScheduledNight> onNight;
  private final OwnThread own;
  private final Alarms alarms;
  private final Map<String, CompletableFuture<ScheduledNight>> askedFor = new ConcurrentHashMap<>();
  private final Map<String, ScheduledNight> lastNights = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private QuartzSleepScheduler(
      Sleepers sleepers,
      DataSource dataSource,
      InstantSource clock,
      Consumer<ScheduledNight> onNight,
      OwnThread own) {
    this.clock = clock;
    this.onNight = onNight;
    this.own = own;
    schedules = JdbcSleepSchedules.open(dataSource);
    coordinator = new SleepCoordinator(sleepers, clock, schedules);
    alarms = Alarms.open(dataSource, this::wake);
  }

  /**
   * Starts to let the memory sleep at the times of its schedules; at first it has none.
   *
   * @param memory whose spaces sleep
   * @param dataSource where the schedules are kept: the memory's own,
   *     {@link Hippocampus#dataSource}
   * @param clock by what nights are due
   * @throws UnavailableException if the database does not let it
   */
  public static QuartzSleepScheduler start(
      Hippocampus memory, DataSource dataSource, InstantSource clock) {
    return start(memory, dataSource, clock, night -> {});
  }

  /**
   * Starts to let the memory sleep at the times of its schedules, and tells of each night.
   *
   * @param memory whose spaces sleep
   * @param dataSource where the schedules are kept: the memory's own,
   *     {@link Hippocampus#dataSource}
   * @param clock by what nights are due
   * @param onNight is told what each night came to, when it is over; what it throws is logged
   * @throws UnavailableException if the database does not let it
   */
  public static QuartzSleepScheduler start(
      Hippocampus memory,
      DataSource dataSource,
      InstantSource clock,
      Consumer<ScheduledNight> onNight) {
    return start(Sleepers.of(memory), dataSource, clock, onNight);
  }

  static QuartzSleepScheduler start(
      Sleepers sleepers,
      DataSource dataSource,
      InstantSource clock,
      Consumer<ScheduledNight> onNight) {
    OwnThread own = new OwnThread("hippocampus-schedules");
    try {
      return own.ask(() -> {
        QuartzSleepScheduler scheduler =
            new QuartzSleepScheduler(sleepers, dataSource, clock, onNight, own);
        scheduler.setEveryAlarm();
        return scheduler;
      });
    } catch (RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private void setEveryAlarm() {
    try {
      List<Kept> all = schedules.all();
      alarms.keepOnly(all.stream().map(kept -> kept.schedule().name()).collect(toSet()));
      for (Kept kept : all) {
        setNext(kept.schedule(), kept.countsFrom(clock.instant()));
      }
      alarms.start();
    } catch (RuntimeException e) {
      alarms.close();
      throw e;
    }
  }

  /** Sets the alarm for the first night after that moment; if that has passed, for now. */
  private void setNext(SleepSchedule schedule, Instant after) {
    Duration wait = Duration.between(clock.instant(), schedule.next(after));
    alarms.set(schedule.name(), wait.isNegative() ? Duration.ZERO : wait);
  }

  /**
   * Adds the schedule, or puts it in the place of the one of its name. Its first night is the next
   * one to come; but one that is kept already stays as it is, and catches up what it missed.
   */
  public void put(SleepSchedule schedule) {
    ask(() -> {
      Instant now = clock.instant();
      if (schedules.put(schedule, now)) {
        setNext(schedule, now);
      }
      return schedule;
    });
  }

  /**
   * Removes the schedule of that name and returns whether there was one; a night under way goes on.
   */
  public boolean remove(String name) {
    return ask(() -> {
      alarms.remove(name);
      lastNights.remove(name);
      return schedules.remove(name);
    });
  }

  /** Returns all schedules, sorted by name, with the next runs of each. */
  public List<ScheduleStatus> schedules(int runs) {
    Instant now = clock.instant();
    return ask(schedules::all).stream()
        .map(kept -> new ScheduleStatus(
            kept.schedule(),
            kept.lastSlept(),
            Optional.ofNullable(lastNights.get(kept.schedule().name())),
            kept.schedule().nextRuns(now, runs)))
        .toList();
  }

  /**
   * Lets all spaces of the schedule sleep as soon as no other schedule does; asked again before
   * that, it is one run.
   *
   * @return what the night came to; fails with {@link UnavailableException} if this is closed first
   * @throws IllegalArgumentException if there is no such schedule
   */
  public CompletableFuture<ScheduledNight> runNow(String schedule) {
    return ask(() -> {
      if (schedules.find(schedule).isEmpty()) {
        throw new IllegalArgumentException("there is no schedule '" + schedule + "' to run");
      }
      CompletableFuture<ScheduledNight> night =
          askedFor.computeIfAbsent(schedule, name -> new CompletableFuture<>());
      alarms.ringByHand(schedule);
      return night.copy();
    });
  }

  /** Hears an alarm, in Quartz's thread. */
  private void wake(String schedule, boolean byHand) {
    if (byHand) {
      sleepNow(schedule);
    } else {
      sleepDue(schedule);
    }
  }

  private void sleepDue(String name) {
    try {
      Optional<Kept> kept = schedules.find(name);
      if (kept.isEmpty()) {
        alarms.remove(name);
        return;
      }
      ScheduledNight night = coordinator.sleepDue(name);
      setNext(kept.get().schedule(), night.at());
      tell(night);
    } catch (RuntimeException e) {
      LOG.warn("schedule {} could not run; it is tried again in an hour", name, e);
    }
  }

  private void sleepNow(String name) {
    CompletableFuture<ScheduledNight> asked = askedFor.remove(name);
    if (asked == null) {
      return;
    }
    try {
      ScheduledNight night = coordinator.sleepNow(name);
      tell(night);
      asked.complete(night);
    } catch (RuntimeException e) {
      LOG.warn("schedule {} could not run", name, e);
      asked.completeExceptionally(e);
    }
  }

  private void tell(ScheduledNight night) {
    if (night.nights() == 0 && night.spaces().isEmpty()) {
      return; // the alarm was early
    }
    lastNights.put(night.schedule(), night);
    try {
      onNight.accept(night);
    } catch (RuntimeException e) {
      LOG.warn("whoever was told of a night on schedule {} failed", night.schedule(), e);
    }
  }

  private <T> T ask(Supplier<T> work) {
    if (closed.get()) {
      throw new IllegalStateException("this scheduler is closed; start another one");
    }
    return own.ask(work);
  }

  /** Waits for the space that is asleep, if any, and lets no other fall asleep. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    coordinator.stop();
    try (OwnThread closing = new OwnThread("hippocampus-schedules-closing")) {
      closing.ask(() -> {
        alarms.close();
        return true;
      });
    }
    own.close();
    askedFor.forEach(
        (schedule, night) -> night.completeExceptionally(new UnavailableException("schedule '"
            + schedule + "' did not run: the scheduler was closed first; start it again")));
  }
}
