package io.hippocampus.port;

/**
 * A store and what it is opened with do not belong together, for example another embedding model.
 * Nothing was changed; trying again does not help.
 */
public final class MismatchException extends HippocampusException {

  private static final long serialVersionUID = 1L;

  /** Says what does not fit and what to do. */
  public MismatchException(String message) {
    super(message);
  }
}
