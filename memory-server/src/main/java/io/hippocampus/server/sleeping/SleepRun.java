package io.hippocampus.server.sleeping;

import io.hippocampus.MemorySpace.Night;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.NightObserver;
import io.hippocampus.memory.night.Phase;
import io.hippocampus.memory.night.PhaseReport;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.server.sleeping.SleepEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A night that somebody started, from then on. Thread-safe; {@link SleepDesk} makes them. */
public final class SleepRun {

  /** How a run is. */
  public enum State {
    /** The night is under way, or waits for its turn. */
    RUNNING,
    /**
     * The night is over; whether it was committed, refused, held or only planned, it says itself.
     */
    DONE,
    /** The night was cancelled and changed nothing. */
    CANCELLED,
    /** The night could not be slept and changed nothing. */
    FAILED
  }

  /**
   * How a run is at a moment. Immutable.
   *
   * @param state how it is
   * @param endedAt when it ended; empty while it runs
   * @param night what became of it, when it is done or cancelled
   * @param failure why it failed, when it did
   */
  public record Status(
      State state,
      Optional<Instant> endedAt,
      Optional<Night> night,
      Optional<RuntimeException> failure) {

    private static final Status RUNNING =
        new Status(State.RUNNING, Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether nothing happens in it any more. */
    public boolean isOver() {
      return state != State.RUNNING;
    }

    /** Returns why it was cancelled or failed, for people; empty when it was not. */
    public Optional<String> message() {
      return switch (state) {
        case RUNNING, DONE -> Optional.empty();
        case CANCELLED -> night.map(cancelled -> cancelled.report().because());
        case FAILED -> failure.map(thrown -> String.valueOf(thrown.getMessage()));
      };
    }
  }

  private final String id;
  private final SpaceName space;
  private final String by;
  private final boolean dryRun;
  private final Instant startedAt;
  private final InstantSource clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition happened = lock.newCondition();
  private final List<SleepEvent> events = new ArrayList<>();
  private Status status = Status.RUNNING;
  private Optional<String> cancelledBy = Optional.empty();
  private boolean commits;

  SleepRun(String id, SpaceName space, String by, boolean dryRun, InstantSource clock) {
    this.id = id;
    this.space = space;
    this.by = by;
    this.dryRun = dryRun;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** Returns its id, which nobody can guess. */
  public String id() {
    return id;
  }

  /** Returns which space sleeps. */
  public SpaceName space() {
    return space;
  }

  /** Returns who started it. */
  public String by() {
    return by;
  }

  /** Returns whether the night is planned only. */
  public boolean dryRun() {
    return dryRun;
  }

  /** Returns when it was started. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Returns how it is now. */
  public Status status() {
    lock.lock();
    try {
      return status;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns what has happened after that event, oldest first.
   *
   * @param number the number of an event; 0 for all
   */
  public List<SleepEvent> eventsAfter(long number) {
    lock.lock();
    try {
      return after(number);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something has happened after that event, and returns all of that, oldest first.
   *
   * @param number the number of an event; 0 for all
   * @param atMost how long to wait
   * @return nothing when the run is over and had no further event, or the time is up
   * @throws InterruptedException if the waiting thread was interrupted
   */
  public List<SleepEvent> awaitAfter(long number, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (after(number).isEmpty() && !status.isOver() && left > 0) {
        left = happened.awaitNanos(left);
      }
      return after(number);
    } finally {
      lock.unlock();
    }
  }

  private List<SleepEvent> after(long number) {
    int from = (int) Math.clamp(number, 0, events.size());
    return List.copyOf(events.subList(from, events.size()));
  }

  /**
   * Has the night cancelled before it commits, if it still can be.
   *
   * @param who wants it, as the night's report will say
   * @return whether the night will be asked again before it commits; if not, or if it fails before
   *     that, it ends as it would have
   */
  public boolean cancel(String who) {
    lock.lock();
    try {
      if (status.isOver() || commits) {
        return false;
      }
      if (cancelledBy.isEmpty()) {
        cancelledBy = Optional.of(who);
        note(new What.CancelWanted(who));
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns who watches its night: it notes what happens, and cancels when that is wanted here or
   * by the other.
   */
  NightObserver observer(NightObserver other) {
    return new NightObserver() {
      @Override
      public void began(Phase phase, OptionalInt considered) {
        note(new What.Began(phase, considered));
      }

      @Override
      public void went(Progress progress) {
        note(new What.Went(progress));
      }

      @Override
      public void ended(PhaseReport report) {
        note(new What.Ended(report));
      }

      @Override
      public Optional<String> cancelledBy() {
        other.cancelledBy().ifPresent(SleepRun.this::cancel);
        return whoCancelled();
      }
    };
  }

  private Optional<String> whoCancelled() {
    lock.lock();
    try {
      return cancelledBy;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it with what became of its night. */
  void over(Night night) {
    boolean isCancelled = night.report().outcome() == SleepOutcome.CANCELLED;
    over(new Status(
        isCancelled ? State.CANCELLED : State.DONE,
        Optional.of(clock.instant()),
        Optional.of(night),
        Optional.empty()));
  }

  /** Ends it, for its night could not be slept. */
  void over(RuntimeException failure) {
    over(new Status(
        State.FAILED, Optional.of(clock.instant()), Optional.empty(), Optional.of(failure)));
  }

  private void over(Status ending) {
    lock.lock();
    try {
      status = ending;
      note(new What.Over(ending.state(), ending.message()));
    } finally {
      lock.unlock();
    }
  }

  private void note(What what) {
    lock.lock();
    try {
      commits = commits || what instanceof What.Began began && began.phase() == Phase.COMMIT;
      events.add(new SleepEvent(events.size() + 1L, clock.instant(), what));
      happened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it is over, however long, and returns the night.
   *
   * @throws RuntimeException what made the night fail, if it did
   */
  public Night awaitNight() {
    awaitOver();
    Status ending = status();
    return ending
        .night()
        .orElseThrow(() -> ending
            .failure()
            .orElseGet(() -> new IllegalStateException("the night is over and nobody knows how")));
  }

  /** Waits until it is over. */
  void awaitOver() {
    lock.lock();
    try {
      while (!status.isOver()) {
        happened.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
