package io.hippocampus.port;

/**
 * What is on disk cannot be read as what it should be. Nothing was changed; trying again does not
 * help, restoring a backup or rebuilding does.
 */
public final class CorruptException extends HippocampusException {

  private static final long serialVersionUID = 1L;

  /** Says what cannot be read and what to do. */
  public CorruptException(String message, Throwable cause) {
    super(message, cause);
  }
}
