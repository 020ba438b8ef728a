package io.hippocampus;

import io.hippocampus.encoding.RatingDrift;
import io.hippocampus.encoding.RatingQueue;
import io.hippocampus.encoding.RatingQueue.Round;
import io.hippocampus.language.CarefulModel;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.ModelLog;
import io.hippocampus.port.ModelLog.Outcome;
import io.hippocampus.port.Stores;
import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Has experiences of a space rated by a language model, in the background by day and as far as the
 * night's budget goes in the evening. Thread-safe.
 *
 * <p>By day it lets a little time pass after the first experience that waits, so that several go
 * into one call. When the model does not answer it waits, twice as long each time, and as long as
 * the model asks for at least.
 */
final class RatingLoop {

  private static final System.Logger LOG = System.getLogger(RatingLoop.class.getName());

  private static final Duration GATHERING = Duration.ofSeconds(20);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  /** So long a night waits in all for a model that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int CALLS_LOOKED_AT = 50;

  private final SpaceName space;
  private final Stores stores;
  private final CarefulModel model;
  private final Tagger rater;
  private final RatingQueue queue;
  private final BackgroundWork background;
  private final InstantSource clock;
  private final ReentrantLock rating = new ReentrantLock();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private Duration wait = FIRST_WAIT;
  private volatile boolean closed;

  RatingLoop(
      SpaceName space,
      Stores stores,
      CarefulModel model,
      Tagger rater,
      RatingQueue queue,
      BackgroundWork background,
      InstantSource clock) {
    this.space = space;
    this.stores = stores;
    this.model = model;
    this.rater = rater;
    this.queue = queue;
    this.background = background;
    this.clock = clock;
  }

  /** Says that something may wait to be rated. */
  void wake() {
    wakeIn(GATHERING);
  }

  private void wakeIn(Duration delay) {
    if (!closed && waiting.compareAndSet(false, true)) {
      background.after(delay, this::rateAll);
    }
  }

  private void rateAll() {
    waiting.set(false);
    try {
      Round round = Round.NONE;
      do {
        round = rate(Allowance.unlimited());
        wait = round.done() > 0 ? FIRST_WAIT : wait;
      } while (!closed && round.done() > 0 && round.unavailable().isEmpty());
      round.unavailable().ifPresent(this::laterAgain);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot rate, again with the next record or sleep", e);
    }
  }

  private void laterAgain(UnavailableException why) {
    LOG.log(System.Logger.Level.DEBUG, "cannot rate now, later again: {0}", why.getMessage());
    Duration next = longer(wait, why.retryAfter().orElse(Duration.ZERO));
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    if (background.keepsTime()) {
      wakeIn(next);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private Round rate(Allowance allowance) {
    rating.lock();
    try {
      return queue.rateSome(model.limits().callsAtOnce(), allowance);
    } finally {
      rating.unlock();
    }
  }

  /**
   * Rates what waits now, as far as the allowance goes and the model answers; it does not run after
   * what comes meanwhile.
   *
   * @param until after when it asks nothing further; empty for no such end
   * @param cancelled whether to ask nothing further, asked again and again
   * @return what came of it, in words
   */
  String finish(Allowance allowance, Optional<Instant> until, BooleanSupplier cancelled) {
    Round all = Round.NONE;
    Duration waited = Duration.ZERO;
    Duration wait = FIRST_WAIT;
    long waiting = stores.ratings().backlog(space);
    for (boolean goesOn = waiting > 0; goesOn && !isOver(until) && !cancelled.getAsBoolean(); ) {
      Round round = rate(allowance);
      all = all.and(round);
      if (round.unavailable().isEmpty()) {
        wait = FIRST_WAIT;
        goesOn = round.done() > 0 && all.done() < waiting;
      } else {
        Duration next = longer(wait, round.unavailable().get().retryAfter().orElse(Duration.ZERO));
        waited = waited.plus(next);
        wait = wait.multipliedBy(2);
        goesOn = waited.compareTo(PATIENCE) <= 0 && background.rest(next);
      }
    }
    return told(all);
  }

  private boolean isOver(Optional<Instant> until) {
    return until.filter(end -> !clock.instant().isBefore(end)).isPresent();
  }

  private String told(Round all) {
    long left = stores.ratings().backlog(space);
    StringBuilder told = new StringBuilder();
    told.append(all.rated()).append(" rated by ").append(rater);
    if (all.tokens() > 0) {
      told.append(" for ").append(all.tokens()).append(" tokens");
    }
    if (all.givenUp() > 0) {
      told.append(", ").append(all.givenUp()).append(" not ratable keep the offline tag");
    }
    if (left > 0) {
      told.append(", ").append(left).append(" keep the offline tag until they are rated");
    }
    all.unavailable()
        .ifPresent(why -> told.append(" (").append(why.getMessage()).append(')'));
    alarms().forEach(alarm -> told.append("; ALARM: ").append(alarm));
    return told.toString();
  }

  private List<String> alarms() {
    return RatingDrift.alarms(stores.ratings().latest(space, rater, RatingDrift.REACH));
  }

  /** Tells how rating goes. */
  RatingStatus status() {
    ModelLog calls = stores.modelCalls();
    return new RatingStatus(
        rater,
        stores.ratings().backlog(space),
        calls.spent(Optional.of(space), model.dayBegan()),
        model.leftToday(),
        model.limits().tokensPerDay(),
        model.isResting(),
        calls.latest(space, CALLS_LOOKED_AT).stream()
            .filter(call -> call.outcome() != Outcome.ANSWERED)
            .findFirst(),
        alarms());
  }

  /** Begins no other round. */
  void close() {
    closed = true;
  }
}
