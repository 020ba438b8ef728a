package io.hippocampus.sleep;

import static java.util.Objects.requireNonNull;

import io.hippocampus.Hippocampus;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.sleep.SleepQueue.Claim;
import io.hippocampus.sleep.SleepQueue.Waiting;
import io.hippocampus.sleep.SleepQueue.Wish;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.SpaceNight.Failed;
import io.hippocampus.sleep.SpaceNight.NotReached;
import io.hippocampus.sleep.SpaceNight.Slept;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the spaces of schedules to sleep, those who slept longest ago first.
 *
 * <p>What is due follows from what is kept, not from who calls: a space is due when one of the
 * schedule's runs has come since it last slept. However many were missed, it sleeps once, as of
 * now; forgetting is continuous in time, so that one night sees the decay of all of them. Calling
 * again, after a crash in the middle of a night too, lets only those sleep who have not.
 *
 * <p>Several coordinators may share one queue, in one process or in several: each space that is due
 * sleeps once. A space that fails harms no other; it is tried again after a while, longer each
 * time, and with the next run. Thread-safe.
 */
public final class SleepCoordinator {

  /** So long a claim holds unless it is renewed. */
  public static final Duration LEASE = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(SleepCoordinator.class);

  private final Sleepers sleepers;
  private final InstantSource clock;
  private final SleepSchedules schedules;
  private final SleepQueue queue;
  private final Waking waking;
  private final int workers;
  private final Executor executor;
  private final Backoff backoff;
  private final RandomGenerator chance;
  private volatile boolean stopping;

  private SleepCoordinator(Builder builder) {
    sleepers = builder.sleepers;
    clock = builder.clock;
    schedules = builder.schedules;
    queue = builder.queue;
    waking = new Waking(sleepers, schedules, queue);
    workers = builder.workers;
    executor = builder.executor;
    backoff = builder.backoff;
    chance = builder.chance;
  }

  /** Starts from whose spaces sleep, and where it is kept on which schedules. */
  public static Builder builder(Hippocampus memory, SleepSchedules schedules, SleepQueue queue) {
    return builder(Sleepers.of(memory), schedules, queue);
  }

  /** Starts from who sleeps, and where it is kept on which schedules. */
  public static Builder builder(Sleepers sleepers, SleepSchedules schedules, SleepQueue queue) {
    return new Builder(sleepers, schedules, queue);
  }

  /**
   * Lets the spaces of the schedule sleep that are due or were woken, if any is.
   *
   * @throws IllegalArgumentException if there is no such schedule
   */
  public ScheduledNight sleepDue(String schedule) {
    Instant now = clock.instant();
    Kept kept = find(schedule);
    queue.withdraw(schedule, kept.since());
    int nights = 0;
    if (kept.due(now) instanceof Due.Now due) {
      nights = due.nights();
      waking.askForDue(kept, due, now);
    }
    return kept.pausedAt().isPresent()
        ? new ScheduledNight(schedule, now, 0, List.of())
        : new Round(kept, now, nights, false).sleep();
  }

  /**
   * Lets all spaces of the schedule sleep now, due or not, paused or quiet.
   *
   * @throws IllegalArgumentException if there is no such schedule
   */
  public ScheduledNight sleepNow(String schedule) {
    Instant now = clock.instant();
    Kept kept = find(schedule);
    int nights = kept.due(now) instanceof Due.Now due ? due.nights() : 0;
    waking.askByHand(kept, now);
    return new Round(kept, now, nights, true).sleep();
  }

  /**
   * Looks at the spaces of all schedules that want it, and has those sleep that something wakes;
   * {@link #sleepDue} lets them.
   *
   * @return the schedules on which some are to sleep
   */
  public List<String> look() {
    return waking.look(clock.instant());
  }

  /**
   * Says that the context of a space is about to be compacted, and has it sleep if its schedule
   * wants that; {@link #sleepDue} lets it.
   *
   * @return the schedule on which it is to sleep; empty when it is not
   */
  public Optional<String> compacting(SpaceName space) {
    return waking.compacting(space, clock.instant());
  }

  /** Returns when to call {@link #sleepDue} next; empty while the schedule is paused. */
  public Optional<Instant> nextCall(String schedule) {
    Instant now = clock.instant();
    Kept kept = find(schedule);
    if (kept.pausedAt().isPresent()) {
      return Optional.empty();
    }
    // What is due already and not slept waits for its next try; the clock brings the next run.
    Optional<Instant> run = Optional.of(
        kept.due(now) instanceof Due.NotNow later
            ? later.at().orElseThrow()
            : kept.schedule().next(now));
    Stream<Instant> tries = queue.waiting(schedule, now).stream()
        .filter(waiting -> isStillPossible(waiting, now))
        .map(waiting -> waiting.claimed() ? now.plus(LEASE) : waiting.nextTry())
        .map(next -> next.isBefore(now) ? now : next)
        .map(next ->
            kept.schedule().quiet().endAfter(next, kept.schedule().zone()).orElse(next));
    return Stream.concat(run.stream(), tries).min(Instant::compareTo);
  }

  private static boolean isStillPossible(Waiting waiting, Instant now) {
    return waiting.wish().until().filter(end -> !now.isBefore(end)).isEmpty();
  }

  /** Renews its claims; call it several times within {@link #LEASE} while spaces sleep. */
  public void renew() {
    queue.renew(clock.instant().plus(LEASE));
  }

  /**
   * Asks to stop: the spaces that sleep now sleep their night, further ones are not reached, for
   * good.
   */
  public void stop() {
    stopping = true;
  }

  private Kept find(String schedule) {
    return schedules
        .find(schedule)
        .orElseThrow(
            () -> new NotFoundException("there is no schedule '" + schedule + "'; there are "
                + schedules.all().stream().map(k -> k.schedule().name()).toList()));
  }

  /** Lets spaces of one schedule sleep until none is left that may. */
  private final class Round {

    private final Kept kept;
    private final Instant began;
    private final int nights;
    private final boolean byHand;

    Round(Kept kept, Instant began, int nights, boolean byHand) {
      this.kept = kept;
      this.began = began;
      this.nights = nights;
      this.byHand = byHand;
    }

    ScheduledNight sleep() {
      String name = kept.schedule().name();
      List<SpaceNight> results = new ArrayList<>(letSleep());
      Instant now = clock.instant();
      List<Waiting> left = queue.waiting(name, now);
      left.stream()
          .filter(waiting -> !waiting.claimed())
          .forEach(waiting -> whyNot(waiting, now)
              .ifPresent(why -> results.add(new NotReached(waiting.wish().space(), why))));
      if (left.isEmpty() && (nights > 0 || byHand)) {
        schedules.scheduleSlept(name, began);
      }
      return new ScheduledNight(name, began, nights, results);
    }

    private List<SpaceNight> letSleep() {
      if (workers == 1) {
        return sleepOneByOne();
      }
      List<CompletableFuture<List<SpaceNight>>> working = IntStream.range(0, workers)
          .mapToObj(worker -> CompletableFuture.supplyAsync(this::sleepOneByOne, executor))
          .toList();
      return working.stream().flatMap(worker -> worker.join().stream()).toList();
    }

    private List<SpaceNight> sleepOneByOne() {
      List<SpaceNight> results = new ArrayList<>();
      Optional<Claim> claim = next();
      while (claim.isPresent()) {
        sleep(claim.get()).ifPresent(results::add);
        claim = next();
      }
      return results;
    }

    private Optional<Claim> next() {
      Instant now = clock.instant();
      return stopping || (!byHand && isQuiet(now))
          ? Optional.empty()
          : queue.claim(kept.schedule().name(), now, now.plus(LEASE));
    }

    private Optional<SpaceNight> sleep(Claim claim) {
      Wish wish = claim.wish();
      Instant now = clock.instant();
      try {
        Optional<Instant> already = claim.again() ? sleptSince(wish) : Optional.empty();
        if (already.isPresent()) {
          queue.slept(claim, already.get());
          return Optional.empty();
        }
        LOG.info("{}: space {} sleeps", wish.trigger(), wish.space());
        SleepRequest night = SleepRequest.NOW.asOf(now).wokenBy(wish.trigger());
        SleepRequest request = wish.until().map(night::until).orElse(night);
        SpaceNight slept = new Slept(wish.space(), sleepers.sleep(wish.space(), request));
        queue.slept(claim, now);
        return Optional.of(slept);
      } catch (RuntimeException e) {
        LOG.warn("{}: space {} did not sleep", wish.trigger(), wish.space(), e);
        queue.failed(claim, String.valueOf(e.getMessage()), now.plus(pause(claim.attempts())));
        return Optional.of(new Failed(wish.space(), e));
      }
    }

    /** Returns when it slept the night that was wished, if its process was killed before noting. */
    private Optional<Instant> sleptSince(Wish wish) {
      return sleepers
          .restlessness(wish.space())
          .lastSleep()
          .filter(last -> !last.isBefore(wish.due()) && !last.isAfter(clock.instant()));
    }

    private Optional<String> whyNot(Waiting waiting, Instant now) {
      if (!isStillPossible(waiting, now)) {
        return Optional.of("its latest end, " + waiting.wish().until().orElseThrow()
            + ", came first; it sleeps with the next run");
      }
      if (waiting.nextTry().isAfter(now)) {
        return Optional.empty(); // it failed, and is told as that
      }
      return stopping
          ? Optional.of("a stop was asked for first")
          : Optional.of("it is quiet; it sleeps after that").filter(why -> !byHand && isQuiet(now));
    }

    private boolean isQuiet(Instant now) {
      return kept.schedule().quiet().endAfter(now, kept.schedule().zone()).isPresent();
    }
  }

  private Duration pause(int failures) {
    synchronized (chance) {
      return backoff.after(failures, chance);
    }
  }

  /** Builds coordinators; single-threaded. */
  public static final class Builder {
    private final Sleepers sleepers;
    private final SleepSchedules schedules;
    private final SleepQueue queue;
    private InstantSource clock = InstantSource.system();
    private int workers = 1;
    private Executor executor = Runnable::run;
    private Backoff backoff = Backoff.DEFAULT;
    private RandomGenerator chance = new SplittableRandom(1);

    private Builder(Sleepers sleepers, SleepSchedules schedules, SleepQueue queue) {
      this.sleepers = requireNonNull(sleepers, "sleepers");
      this.schedules = requireNonNull(schedules, "schedules");
      this.queue = requireNonNull(queue, "queue");
    }

    /** Sets where the time comes from. Default: the system's clock. */
    public Builder clock(InstantSource value) {
      clock = requireNonNull(value, "clock");
      return this;
    }

    /**
     * Sets how many spaces sleep at once, and where. Default: one, in the thread of the caller.
     *
     * @param count at least 1
     * @param where threads for so many
     */
    public Builder workers(int count, Executor where) {
      if (count < 1) {
        throw new IllegalArgumentException(count + " spaces sleep at once; allowed are 1 and more");
      }
      workers = count;
      executor = requireNonNull(where, "where");
      return this;
    }

    /** Sets how long spaces that failed are let be. Default: {@link Backoff#DEFAULT}. */
    public Builder backoff(Backoff value) {
      backoff = requireNonNull(value, "backoff");
      return this;
    }

    /** Sets by what chance the backoff differs. Default: a generator with a fixed seed. */
    public Builder chance(RandomGenerator value) {
      chance = requireNonNull(value, "chance");
      return this;
    }

    /** Returns the coordinator. */
    public SleepCoordinator build() {
      return new SleepCoordinator(this);
    }
  }
}
