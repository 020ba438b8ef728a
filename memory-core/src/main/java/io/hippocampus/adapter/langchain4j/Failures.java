package io.hippocampus.adapter.langchain4j;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.RetryHint;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Says in our words what went wrong in a model, by what can be done about it: whether it refuses
 * what it was given, or is not to be had now.
 *
 * <p>A server may quote what it was sent. So what it said goes to the log at debug alone, and our
 * exceptions have no cause.
 */
final class Failures {

  private static final Logger LOG = System.getLogger(Failures.class.getName());

  /** What a person must mend is looked at again this rarely. */
  private static final Duration MENDING = Duration.ofMinutes(10);

  private Failures() {}

  /**
   * Returns what a call returns.
   *
   * @param act what is done, to complete "cannot ..."
   * @param model the model's name
   * @param refusal makes the exception for what the model refuses
   * @throws UnavailableException if it cannot answer now, with when to try again where that is
   *     known
   */
  static <T> T translated(
      String act, String model, Supplier<T> call, Function<String, RuntimeException> refusal) {
    try {
      return call.get();
    } catch (HippocampusException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, () -> "model " + model + " cannot " + act, e);
      if (find(InterruptedException.class, e).isPresent()) {
        Thread.currentThread().interrupt();
      }
      String what = "cannot " + act + " with the model " + model + ": ";
      if (isRefusal(e)) {
        throw refusal.apply(what + "it refuses the text" + status(e));
      }
      String message = what + why(e) + status(e);
      throw wait(e)
          .map(after -> new UnavailableException(message, after))
          .orElseGet(() -> new UnavailableException(message));
    }
  }

  private static boolean isRefusal(RuntimeException failure) {
    return failure instanceof InvalidRequestException
        || failure instanceof ContentFilteredException
        || failure instanceof UnsupportedFeatureException;
  }

  private static boolean isToBeMended(RuntimeException failure) {
    return failure instanceof AuthenticationException || failure instanceof ModelNotFoundException;
  }

  private static Optional<Duration> wait(RuntimeException failure) {
    return isToBeMended(failure)
        ? Optional.of(MENDING)
        : find(RetryHint.class, failure).map(RetryHint::retryAfter);
  }

  private static String why(RuntimeException failure) {
    if (failure instanceof RateLimitException) {
      return "it is asked too often; try again later";
    }
    if (failure instanceof AuthenticationException) {
      return "it does not let us in; look at its key";
    }
    if (failure instanceof ModelNotFoundException) {
      return "its server does not know it; look at its name and address";
    }
    if (failure instanceof UnresolvedModelServerException) {
      return "its server is not found; look at its address";
    }
    if (failure instanceof TimeoutException
        || find(HttpTimeoutException.class, failure).isPresent()) {
      return "it takes too long; try again later, or give it more time";
    }
    if (find(HttpException.class, failure).isPresent()) {
      return "its server fails; try again later";
    }
    return find(IOException.class, failure).isEmpty()
        ? "its answer cannot be read (" + failure.getClass().getSimpleName()
            + "); try again, and look at the model if that does not help"
        : "it cannot be reached, or its answer not be read; look whether it runs, then try again";
  }

  private static String status(Throwable failure) {
    return find(HttpException.class, failure)
        .map(http -> " (status " + http.statusCode() + ")")
        .orElse("");
  }

  private static <T> Optional<T> find(Class<T> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
