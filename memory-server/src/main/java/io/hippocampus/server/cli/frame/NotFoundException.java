package io.hippocampus.server.cli.frame;

/** What was asked for is not there. */
public final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is not there and what is. */
  public NotFoundException(String message) {
    super(message);
  }
}
