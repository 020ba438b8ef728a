package io.hippocampus.sleep.quartz;

import static java.util.Objects.requireNonNull;

import io.hippocampus.Hippocampus;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.sleep.ScheduleStatus;
import io.hippocampus.sleep.ScheduledNight;
import io.hippocampus.sleep.SleepCoordinator;
import io.hippocampus.sleep.SleepQueue;
import io.hippocampus.sleep.SleepSchedule;
import io.hippocampus.sleep.SleepSchedules;
import io.hippocampus.sleep.Sleepers;
import io.hippocampus.sleep.jdbc.JdbcSleepQueue;
import io.hippocampus.sleep.jdbc.JdbcSleepSchedules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the spaces of a memory sleep at the times of its schedules, and when something wakes them.
 *
 * <p>Schedules are kept in the memory's database and are there again after a restart. Nights that
 * were missed while nothing ran are caught up once, right after the start. One schedule sleeps at a
 * time, its spaces one by one, or as many at once as it is told.
 *
 * <p>Thread-safe. Close it before the memory: it then waits for the spaces that are asleep, lets no
 * other fall asleep, and interrupts nobody. What was not reached is due at the next start.
 */
public final class QuartzSleepScheduler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QuartzSleepScheduler.class);

  private final InstantSource clock;
  private final Duration lookEvery;
  private final SleepSchedules schedules;
  private final SleepQueue queue;
  private final SleepCoordinator coordinator;
  private final Consumer<ScheduledNight> onNight;
  private final OwnThread own;
  private final ExecutorService workers;
  private final Heartbeat renewal;
  private final Alarms alarms;
  private final Map<String, CompletableFuture<ScheduledNight>> askedFor = new ConcurrentHashMap<>();
  private final Map<String, ScheduledNight> lastNights = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Held while an alarm is set by what is kept, so that whoever sets it last has seen the latest.
   */
  private final Object setting = new Object();

  private QuartzSleepScheduler(Builder builder, OwnThread own) {
    this.clock = builder.clock;
    this.lookEvery = builder.lookEvery;
    this.onNight = builder.onNight;
    this.own = own;
    schedules = JdbcSleepSchedules.open(builder.dataSource);
    queue = JdbcSleepQueue.open(builder.dataSource);
    alarms = Alarms.open(builder.dataSource, this::wake);
    workers = Executors.newFixedThreadPool(
        builder.workers,
        Thread.ofPlatform().daemon().name("hippocampus-sleeping-", 0).factory());
    coordinator = SleepCoordinator.builder(builder.sleepers, schedules, queue)
        .clock(clock)
        .workers(builder.workers, workers)
        .chance(new SplittableRandom(UUID.randomUUID().getMostSignificantBits()))
        .build();
    renewal = new Heartbeat(
        "hippocampus-claims", SleepCoordinator.LEASE.dividedBy(5), coordinator::renew);
  }

  /**
   * Starts to let the memory sleep at the times of its schedules, with every default; at first it
   * has none.
   *
   * @param memory whose spaces sleep
   * @param dataSource where the schedules are kept: the memory's own,
   *     {@link Hippocampus#dataSource}
   * @throws UnavailableException if the database does not let it
   */
  public static QuartzSleepScheduler start(Hippocampus memory, DataSource dataSource) {
    return builder(memory, dataSource).start();
  }

  /**
   * Starts from whose spaces sleep, and where the schedules are kept: the memory's own
   * {@link Hippocampus#dataSource}.
   */
  public static Builder builder(Hippocampus memory, DataSource dataSource) {
    return builder(Sleepers.of(memory), dataSource);
  }

  static Builder builder(Sleepers sleepers, DataSource dataSource) {
    return new Builder(sleepers, dataSource);
  }

  private void setEveryAlarm() {
    try {
      List<String> all = names();
      alarms.keepOnly(Set.copyOf(all));
      // Each rings once: it lets those sleep who are due, and is set for what comes next.
      all.forEach(name -> alarms.set(name, Duration.ZERO));
      setLook();
      alarms.start();
    } catch (RuntimeException e) {
      finish();
      throw e;
    }
  }

  /** Waits for the spaces that are asleep; whoever calls must not be interrupted. */
  private boolean finish() {
    alarms.close();
    renewal.close();
    workers.close();
    return true;
  }

  private List<String> names() {
    return schedules.all().stream().map(kept -> kept.schedule().name()).toList();
  }

  /**
   * Sets the alarm for what the schedule has to do next, or removes it when that is nothing.
   * Changes of a schedule come before, so that this sees them.
   */
  private void setNext(String schedule) {
    synchronized (setting) {
      Optional<Instant> next =
          schedules.find(schedule).flatMap(kept -> coordinator.nextCall(schedule));
      if (next.isPresent()) {
        Duration wait = Duration.between(clock.instant(), next.get());
        alarms.set(schedule, wait.isNegative() ? Duration.ZERO : wait);
      } else {
        alarms.remove(schedule);
      }
    }
  }

  private void setLook() {
    boolean isWanted = schedules.all().stream()
        .filter(kept -> kept.pausedAt().isEmpty())
        .anyMatch(kept -> kept.schedule().wakeups().areLookedFor());
    if (isWanted) {
      alarms.look(lookEvery);
    } else {
      alarms.lookNoMore();
    }
  }

  /**
   * Adds the schedule, or puts it in the place of the one of its name. Its first night is the next
   * one to come; but one that is kept already stays as it is, and catches up what it missed.
   *
   * @return whether it differs from what was kept
   */
  public boolean put(SleepSchedule schedule) {
    return ask(() -> {
      boolean differs = schedules.put(schedule, clock.instant());
      if (differs) {
        setNext(schedule.name());
        setLook();
      }
      return differs;
    });
  }

  /**
   * Removes the schedule of that name and returns whether there was one; a night under way goes on.
   */
  public boolean remove(String name) {
    return ask(() -> {
      boolean wasThere = schedules.remove(name);
      lastNights.remove(name);
      setNext(name);
      setLook();
      return wasThere;
    });
  }

  /**
   * Pauses the schedule: nothing wakes its spaces but by hand, and its nights are not missed
   * meanwhile. A night under way goes on.
   *
   * @return whether there is such a schedule
   */
  public boolean pause(String name) {
    return ask(() -> {
      boolean isThere = schedules.pause(name, clock.instant());
      setNext(name);
      setLook();
      return isThere;
    });
  }

  /**
   * Resumes the schedule, if it is paused: its nights count from now.
   *
   * @return whether there is such a schedule
   */
  public boolean resume(String name) {
    return ask(() -> {
      boolean isThere = schedules.resume(name, clock.instant());
      if (isThere) {
        setNext(name);
        setLook();
      }
      return isThere;
    });
  }

  /** Returns all schedules, sorted by name, with the next runs of each. */
  public List<ScheduleStatus> schedules(int runs) {
    Instant now = clock.instant();
    return ask(() -> schedules.all().stream()
        .map(kept -> new ScheduleStatus(
            kept.schedule(),
            kept.pausedAt(),
            kept.lastSlept(),
            Optional.ofNullable(lastNights.get(kept.schedule().name())),
            kept.schedule().runs(now).limit(runs).toList(),
            queue.waiting(kept.schedule().name(), now)))
        .toList());
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
        throw new NotFoundException("there is no schedule '" + schedule + "' to run");
      }
      CompletableFuture<ScheduledNight> night =
          askedFor.computeIfAbsent(schedule, name -> new CompletableFuture<>());
      alarms.ringByHand(schedule);
      return night.copy();
    });
  }

  /**
   * Says that the context of a space is about to be compacted. If a schedule wants that, and enough
   * time has passed since the space last slept, it sleeps as soon as no other schedule does; do not
   * wait for it.
   *
   * @return whether it will sleep
   */
  public boolean compacting(SpaceName space) {
    return ask(() -> {
      Optional<String> schedule = coordinator.compacting(space);
      schedule.ifPresent(name -> alarms.set(name, Duration.ZERO));
      return schedule.isPresent();
    });
  }

  /** Hears an alarm, in Quartz's thread. */
  private void wake(Alarms.Kind kind, String schedule) {
    switch (kind) {
      case SCHEDULE -> sleepDue(schedule);
      case BY_HAND -> sleepNow(schedule);
      case LOOK -> look();
    }
  }

  private void look() {
    try {
      coordinator.look().forEach(this::sleepDue);
    } catch (RuntimeException e) {
      LOG.warn("cannot look at the spaces now; it is tried again in {}", lookEvery, e);
    }
  }

  private void sleepDue(String name) {
    try {
      if (schedules.find(name).isEmpty()) {
        setNext(name);
        return;
      }
      ScheduledNight night = coordinator.sleepDue(name);
      if (!closed.get()) {
        setNext(name);
      }
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
      if (!closed.get()) {
        setNext(name);
      }
      tell(night);
      asked.complete(night);
    } catch (RuntimeException e) {
      LOG.warn("schedule {} could not run", name, e);
      asked.completeExceptionally(e);
    }
  }

  private void tell(ScheduledNight night) {
    if (night.spaces().isEmpty()) {
      return; // the alarm was early, or others let them sleep
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

  /** Waits for the spaces that are asleep, if any, and lets no other fall asleep. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    coordinator.stop();
    try (OwnThread closing = new OwnThread("hippocampus-schedules-closing")) {
      closing.ask(this::finish);
    }
    own.close();
    askedFor.forEach(
        (schedule, night) -> night.completeExceptionally(new UnavailableException("schedule '"
            + schedule + "' did not run: the scheduler was closed first; start it again")));
  }

  /** Builds schedulers; single-threaded. */
  public static final class Builder {
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(10);

    private final Sleepers sleepers;
    private final DataSource dataSource;
    private InstantSource clock = InstantSource.system();
    private Consumer<ScheduledNight> onNight = night -> {};
    private int workers = 1;
    private Duration lookEvery = Duration.ofMinutes(1);

    private Builder(Sleepers sleepers, DataSource dataSource) {
      this.sleepers = requireNonNull(sleepers, "sleepers");
      this.dataSource = requireNonNull(dataSource, "dataSource");
    }

    /** Sets by what clock nights are due. Default: the system's. */
    public Builder clock(InstantSource value) {
      clock = requireNonNull(value, "clock");
      return this;
    }

    /**
     * Sets who is told what each night came to, when it is over; what it throws is logged. Default:
     * nobody.
     */
    public Builder onNight(Consumer<ScheduledNight> value) {
      onNight = requireNonNull(value, "onNight");
      return this;
    }

    /** Sets how many spaces sleep at once, 1 to 64. Default: 1. */
    public Builder workers(int count) {
      if (count < 1 || count > 64) {
        throw new IllegalArgumentException(count + " spaces sleep at once; allowed are 1 to 64");
      }
      workers = count;
      return this;
    }

    /**
     * Sets how often spaces are looked at whose schedules have them woken by more than the clock,
     * at least every 10 ms. Default: every minute.
     */
    public Builder lookEvery(Duration value) {
      if (value.compareTo(SHORTEST_LOOK) < 0) {
        throw new IllegalArgumentException(
            "spaces are looked at every " + value + "; allowed are 10 ms and more");
      }
      lookEvery = value;
      return this;
    }

    /**
     * Starts to let the memory sleep.
     *
     * @throws UnavailableException if the database does not let it
     */
    public QuartzSleepScheduler start() {
      OwnThread own = new OwnThread("hippocampus-schedules");
      try {
        return own.ask(() -> {
          QuartzSleepScheduler scheduler = new QuartzSleepScheduler(this, own);
          scheduler.setEveryAlarm();
          return scheduler;
        });
      } catch (RuntimeException e) {
        own.close();
        throw e;
      }
    }
  }
}
