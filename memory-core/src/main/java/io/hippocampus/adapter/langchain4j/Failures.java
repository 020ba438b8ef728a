package io.hippocampus.adapter.langchain4j;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.RetryHint;
import io.hippocampus.port.UnavailableException;
import java.time.Duration;
import java.util.Optional;

/** Tells what a failed call to a model means for whoever asked. */
final class Failures {

  /** What a person must mend is looked at again this rarely. */
  private static final Duration MENDING = Duration.ofMinutes(10);

  private Failures() {}

  /**
   * Returns our exception for theirs. Their messages may quote what was asked, and stay in the
   * cause.
   *
   * @param act what was attempted, to complete "cannot ..."
   */
  static RuntimeException translate(String act, RuntimeException thrown) {
    return switch (thrown) {
      case HippocampusException ours -> ours;
      case AuthenticationException key ->
        new UnavailableException(
            "cannot " + act + ": it does not accept the key; check the variable that holds it",
            key,
            MENDING);
      case ModelNotFoundException unknown ->
        new UnavailableException(
            "cannot " + act + ": there is no such model there; check its name and address",
            unknown,
            MENDING);
      case ContentFilteredException filtered ->
        new RefusedException("cannot " + act + ": it filters what it was asked", filtered);
      case InvalidRequestException invalid ->
        new RefusedException("cannot " + act + ": it takes the question for invalid", invalid);
      case UnsupportedFeatureException unsupported ->
        new RefusedException("cannot " + act + ": it lacks what the question needs", unsupported);
      case RateLimitException busy -> later("cannot " + act + ": it is asked too often", busy);
      case TimeoutException slow -> later("cannot " + act + ": it took too long", slow);
      default -> later("cannot " + act + ": " + kind(thrown), thrown);
    };
  }

  private static UnavailableException later(String message, RuntimeException thrown) {
    return find(RetryHint.class, thrown)
        .map(hint -> new UnavailableException(message, thrown, hint.retryAfter()))
        .orElseGet(() -> new UnavailableException(message, thrown));
  }

  private static String kind(RuntimeException thrown) {
    return find(HttpException.class, thrown)
        .map(http -> "it answered with status " + http.statusCode())
        .orElse("it does not answer (" + thrown.getClass().getSimpleName() + ")");
  }

  private static <T> Optional<T> find(Class<T> type, Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
