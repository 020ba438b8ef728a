package io.hippocampus.server.cli.frame;

import io.hippocampus.port.ConflictException;
import io.hippocampus.port.CorruptException;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.MismatchException;
import io.hippocampus.port.NotFoundException;
import io.hippocampus.port.RefusedException;
import io.hippocampus.port.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * Why a command did not do what it should.
 *
 * @param exitCode how the process ends
 * @param code what went wrong, for programs
 * @param message what went wrong and what to do, for people
 */
public record Failure(ExitCode exitCode, String code, String message) {

  /** The code of what the user can put right by typing something else. */
  public static final String BAD_INPUT = "bad_input";

  private static final String NOT_FOUND = "not_found";

  /** Translates what was thrown. */
  public static Failure of(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    return switch (thrown) {
      case HippocampusException e -> of(e, message);
      case IllegalArgumentException e -> new Failure(ExitCode.BAD_INPUT, BAD_INPUT, message);
      case NoSuchFileException e ->
        new Failure(ExitCode.NOT_FOUND, NOT_FOUND, "there is no file " + e.getFile());
      case AccessDeniedException e ->
        new Failure(ExitCode.UNAVAILABLE, "unavailable", "no permission to use " + e.getFile());
      case UncheckedIOException e -> ofDisk(String.valueOf(e.getCause()));
      case IOException e -> ofDisk(e.toString());
      case OutOfMemoryError e ->
        new Failure(
            ExitCode.UNAVAILABLE,
            "unavailable",
            "the memory of the JVM is too small; give it more with HIPPOCAMPUS_JAVA_OPTS=-Xmx4g");
      default ->
        new Failure(
            ExitCode.FAILED,
            "unexpected",
            "unexpected " + thrown + "; run it again with --verbose to see where");
    };
  }

  private static Failure of(HippocampusException thrown, String message) {
    return switch (thrown) {
      case UnavailableException e -> new Failure(ExitCode.UNAVAILABLE, "unavailable", message);
      case CorruptException e -> new Failure(ExitCode.CORRUPT, "corrupt", message);
      case MismatchException e -> new Failure(ExitCode.CORRUPT, "mismatch", message);
      case NotFoundException e -> new Failure(ExitCode.NOT_FOUND, NOT_FOUND, message);
      case RefusedException e -> new Failure(ExitCode.FAILED, "refused", message);
      case ConflictException e -> new Failure(ExitCode.CONFLICT, "conflict", message);
      case HippocampusException e -> throw new AssertionError("the base class has no instances", e);
    };
  }

  private static Failure ofDisk(String message) {
    return new Failure(
        ExitCode.UNAVAILABLE,
        "unavailable",
        "cannot read or write: " + message + "; is the disk full?");
  }
}
