package io.hippocampus.port;

/**
 * Something needed is not to be had now: a disk is full, a home is in use, a model does not answer.
 * Nothing was changed; trying again later can succeed.
 */
public final class UnavailableException extends HippocampusException {

  private static final long serialVersionUID = 1L;

  /** Says what was attempted and what to do. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what was attempted and what to do. */
  public UnavailableException(String message) {
    super(message);
  }
}
