package io.hippocampus.port;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something needed is not to be had now: a disk is full, a home is in use, a model does not answer.
 * Nothing was changed; trying again later can succeed.
 */
public final class UnavailableException extends HippocampusException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /** Says what was attempted and what to do. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
    this.retryAfter = null;
  }

  /** Says what was attempted and what to do. */
  public UnavailableException(String message) {
    super(message);
    this.retryAfter = null;
  }

  /** Says also how long to wait before trying again. */
  public UnavailableException(String message, Throwable cause, Duration retryAfter) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** Says also how long to wait before trying again. */
  public UnavailableException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** Returns how long to wait before trying again, if that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
