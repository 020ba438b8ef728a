package io.hippocampus.server.http;

import io.hippocampus.port.ConflictException;
import io.hippocampus.port.CorruptException;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.StaleVersionException;
import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.http.Problem.Kind;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.BadMessageException;

/** Tells what was thrown as a problem. */
final class Problems {

  private static final System.Logger LOG = System.getLogger(Problems.class.getName());

  private Problems() {}

  static Problem of(Throwable thrown) {
    return switch (thrown) {
      case ProblemException e -> e.problem();
      case HippocampusException e -> of(e);
      case IllegalArgumentException e -> Problem.of(Kind.INVALID, told(e));
      case TimeoutException e -> late();
      case BadMessageException e ->
        e.getCode() == Kind.TIMED_OUT.status()
            ? late()
            : Problem.of(Kind.MALFORMED, "the request did not arrive as HTTP has it");
      default -> unexpected(thrown);
    };
  }

  /** Returns what to say of a path that nothing is at. */
  static String nothingAt(String path) {
    return "there is nothing at " + path + "; /openapi.json tells what there is";
  }

  private static Problem late() {
    return Problem.of(
        Kind.TIMED_OUT, "the request did not arrive in time; send it faster, or in parts");
  }

  private static Problem of(HippocampusException thrown) {
    return switch (thrown) {
      case UnavailableException e ->
        Problem.of(Kind.UNAVAILABLE, told(e)).after(Duration.ofSeconds(5));
      case NotFoundException e -> Problem.of(Kind.NOT_FOUND, told(e));
      case StaleVersionException e -> Problem.of(Kind.CHANGED, told(e));
      case ConflictException e -> Problem.of(Kind.CONFLICT, told(e));
      case MismatchException e -> Problem.of(Kind.CONFLICT, told(e));
      case RefusedException e -> Problem.of(Kind.INVALID, told(e));
      case CorruptException e -> {
        LOG.log(System.Logger.Level.ERROR, "something on disk cannot be read", e);
        yield Problem.of(Kind.UNEXPECTED, told(e));
      }
      case HippocampusException e -> throw new AssertionError("the base class has no instances", e);
    };
  }

  private static Problem unexpected(Throwable thrown) {
    LOG.log(System.Logger.Level.ERROR, "unexpected failure of a request", thrown);
    return Problem.of(
        Kind.UNEXPECTED,
        "an unexpected " + thrown.getClass().getSimpleName()
            + "; the server's log says more, please report it");
  }

  private static String told(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }
}
