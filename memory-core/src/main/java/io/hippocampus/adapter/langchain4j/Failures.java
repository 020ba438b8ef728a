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
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says in our words what went wrong in an embedding model, by what can be done about it: what is
 * wrong with the text is an {@link IllegalArgumentException}, all else an
 * {@link UnavailableException}.
 *
 * <p>A server may quote what it was sent. So what it said goes to the log at debug alone, and our
 * exceptions have no cause.
 */
final class Failures {

  private static final Logger LOG = System.getLogger(Failures.class.getName());

  private Failures() {}

  /**
   * Returns what a call returns.
   *
   * @param act what is done, to complete "cannot ..."
   * @param model the model's name
   */
  static <T> T translated(String act, String model, Supplier<T> call) {
    try {
      return call.get();
    } catch (HippocampusException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, () -> "model " + model + " cannot " + act, e);
      if (cause(InterruptedException.class, e) != null) {
        Thread.currentThread().interrupt();
      }
      String what = "cannot " + act + " with the model " + model + ": ";
      throw isOfTheText(e)
          ? new IllegalArgumentException(what + "it refuses the text" + status(e)
              + "; a shorter or another text may do, or fewer tokens at once")
          : new UnavailableException(what + why(e) + status(e));
    }
  }

  private static boolean isOfTheText(RuntimeException failure) {
    return failure instanceof InvalidRequestException
        || failure instanceof ContentFilteredException
        || failure instanceof UnsupportedFeatureException;
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
    if (failure instanceof TimeoutException || cause(HttpTimeoutException.class, failure) != null) {
      return "it takes too long; try again later, or give it more time";
    }
    if (cause(HttpException.class, failure) != null) {
      return "its server fails; try again later";
    }
    return cause(IOException.class, failure) == null
        ? "its answer cannot be read (" + failure.getClass().getSimpleName()
            + "); try again, and look at the model if that does not help"
        : "it cannot be reached, or its answer not be read; look whether it runs, then try again";
  }

  private static String status(Throwable failure) {
    return Optional.ofNullable(cause(HttpException.class, failure))
        .map(http -> " (status " + http.statusCode() + ")")
        .orElse("");
  }

  private static <T extends Throwable> @Nullable T cause(Class<T> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
