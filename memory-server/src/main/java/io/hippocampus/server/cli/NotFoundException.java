package io.hippocampus.server.cli;

/** What was asked for is not there. */
final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is not there and what is. */
  NotFoundException(String message) {
    super(message);
  }
}
