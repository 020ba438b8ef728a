package io.hippocampus.port;

/**
 * A model will not answer what it was asked: it may not, or thinks the question wrong. Nothing was
 * changed; asking the same again does not help.
 */
public final class RefusedException extends HippocampusException {

  private static final long serialVersionUID = 1L;

  /** Says what was refused and what to do. */
  public RefusedException(String message) {
    super(message);
  }
}
