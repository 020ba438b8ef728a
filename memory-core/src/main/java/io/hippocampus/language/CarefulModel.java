package io.hippocampus.language;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.LanguageModel;
import io.hippocampus.port.LanguageModel.Answer;
import io.hippocampus.port.LanguageModel.Question;
import io.hippocampus.port.ModelLog;
import io.hippocampus.port.ModelLog.Call;
import io.hippocampus.port.ModelLog.Outcome;
import io.hippocampus.port.ModelLog.Purpose;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A language model that is asked within limits: so much a day, so many at once, and not while it is
 * down. Every call is logged with its cost.
 *
 * <p>Asks once; whoever asks decides whether to ask again, and finds in
 * {@link UnavailableException#retryAfter} when. After three failures among the last five calls it
 * is left alone for five seconds, twice as long after each trial that fails, ten minutes at most (a
 * circuit breaker). The day's budget is kept across restarts, for it is summed from the log.
 *
 * <p>Thread-safe.
 */
public final class CarefulModel {

  private static final int CALLS_LOOKED_AT = 5;
  private static final int CALLS_AT_LEAST = 3;
  private static final float PERCENT_FAILED = 60;
  private static final Duration FIRST_REST = Duration.ofSeconds(5);
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private final LanguageModel model;
  private final ModelLimits limits;
  private final ModelLog log;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Semaphore atOnce;
  private final CircuitBreaker breaker;
  private Day today;
  private volatile String lastFailure = "";

  /** What may still be spent on a day. */
  private record Day(LocalDate date, Allowance left) {}

  /**
   * A call to be made.
   *
   * @param space in whose name
   * @param purpose what for
   * @param prompt the version of what is asked
   * @param asked for how many things it asks
   * @param question the question
   * @param allowance what may still be spent beside the day's budget
   */
  public record Request(
      SpaceName space,
      Purpose purpose,
      String prompt,
      int asked,
      Question question,
      Allowance allowance) {}

  /**
   * What was made of an answer.
   *
   * @param value what it says
   * @param answered how many of the things asked for it gave
   * @param flaw what is missing or wrong in it; empty when nothing is
   */
  public record Understood<T>(T value, int answered, String flaw) {}

  /**
   * An answer that was understood.
   *
   * @param value what it says
   * @param tokens what it cost
   * @param took how long it took
   */
  public record Told<T>(T value, long tokens, Duration took) {}

  /** Asks that model within those limits; days are those of the zone. */
  public CarefulModel(
      LanguageModel model, ModelLimits limits, ModelLog log, InstantSource clock, ZoneId zone) {
    this.model = model;
    this.limits = limits;
    this.log = log;
    this.clock = clock;
    this.zone = zone;
    this.atOnce = new Semaphore(limits.callsAtOnce());
    this.breaker = CircuitBreaker.of(
        model.name(),
        CircuitBreakerConfig.custom()
            .clock(clock.withZone(ZoneOffset.UTC))
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(CALLS_LOOKED_AT)
            .minimumNumberOfCalls(CALLS_AT_LEAST)
            .failureRateThreshold(PERCENT_FAILED)
            .permittedNumberOfCallsInHalfOpenState(1)
            .waitIntervalFunctionInOpenState(
                IntervalFunction.ofExponentialBackoff(FIRST_REST, 2, LONGEST_REST))
            .recordException(UnavailableException.class::isInstance)
            .build());
    this.today = day(clock.instant());
  }

  /** Returns the model's name. */
  public String name() {
    return model.name();
  }

  /** Returns its limits. */
  public ModelLimits limits() {
    return limits;
  }

  /** Whether it is being left alone, for it did not answer. */
  public boolean isResting() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /** Returns what may still be spent today. */
  public long leftToday() {
    return Math.max(0, today().left().left());
  }

  /** Returns when the day began whose budget counts now. */
  public Instant dayBegan() {
    return today().date().atStartOfDay(zone).toInstant();
  }

  /**
   * Asks, and has the answer read.
   *
   * @param reading makes sense of what the answer says
   * @throws UnavailableException if it does not answer now, is left alone, or nothing more may be
   *     spent
   * @throws RefusedException if it will not answer this
   */
  public <T> Told<T> ask(Request request, Function<String, Understood<T>> reading) {
    long dearest = request.question().dearest();
    Allowance day = today().left();
    if (!day.draw(dearest)) {
      throw new UnavailableException(
          "the day's budget of " + limits.tokensPerDay() + " tokens for " + name()
              + " has no room for another question; raise it or wait until tomorrow",
          untilTomorrow());
    }
    long spent = 0;
    try {
      if (!request.allowance().draw(dearest)) {
        throw new UnavailableException(
            "what may be spent on " + name() + " for this has no room for another question",
            untilTomorrow());
      }
      try {
        Told<T> told = askOne(request, reading);
        spent = told.tokens();
        return told;
      } finally {
        request.allowance().giveBack(dearest - spent);
      }
    } finally {
      day.giveBack(dearest - spent);
    }
  }

  private <T> Told<T> askOne(Request request, Function<String, Understood<T>> reading) {
    atOnce.acquireUninterruptibly();
    Instant start = clock.instant();
    try {
      Answer answer = breaker.executeSupplier(() -> answer(request.question()));
      Duration took = Duration.between(start, clock.instant());
      Understood<T> understood = reading.apply(answer.text());
      Outcome outcome = understood.flaw().isEmpty() ? Outcome.ANSWERED : Outcome.FLAWED;
      log.append(
          call(request, start, answer.tokens(), understood.answered(), outcome, understood.flaw()));
      return new Told<>(understood.value(), answer.tokens(), took);
    } catch (CallNotPermittedException resting) {
      throw new UnavailableException(
          name() + " did not answer several times and is left alone for a while: " + lastFailure,
          resting,
          FIRST_REST);
    } catch (UnavailableException e) {
      lastFailure = said(e);
      log.append(call(request, start, 0, 0, Outcome.UNAVAILABLE, said(e)));
      throw e;
    } catch (RefusedException e) {
      log.append(call(request, start, 0, 0, Outcome.REFUSED, said(e)));
      throw e;
    } finally {
      atOnce.release();
    }
  }

  /** Asks; what a model throws that no model should is a model that is out of order. */
  private Answer answer(Question question) {
    try {
      return model.ask(question);
    } catch (UnavailableException | RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnavailableException(
          name() + " is out of order: it threw " + e.getClass().getSimpleName(), e);
    }
  }

  private Call call(
      Request request, Instant start, long tokens, int answered, Outcome outcome, String failure) {
    return new Call(
        request.space(),
        request.purpose(),
        name(),
        request.prompt(),
        start,
        Duration.between(start, clock.instant()),
        tokens,
        request.asked(),
        answered,
        outcome,
        failure);
  }

  private static String said(RuntimeException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  private Duration untilTomorrow() {
    Instant tomorrow = today().date().plusDays(1).atStartOfDay(zone).toInstant();
    return Duration.between(clock.instant(), tomorrow);
  }

  private synchronized Day today() {
    Instant now = clock.instant();
    if (!LocalDate.ofInstant(now, zone).equals(today.date())) {
      today = day(now);
    }
    return today;
  }

  private Day day(Instant now) {
    LocalDate date = LocalDate.ofInstant(now, zone);
    long spent =
        log.spent(Optional.empty(), date.atStartOfDay(zone).toInstant()).tokens();
    return new Day(date, Allowance.of(Math.max(0, limits.tokensPerDay() - spent)));
  }
}
