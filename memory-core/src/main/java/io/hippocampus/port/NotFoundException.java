package io.hippocampus.port;

/** There is nothing of the name that was given: no such memory, night, recall, schedule. */
public final class NotFoundException extends HippocampusException {

  private static final long serialVersionUID = 1L;

  /** Says what is not there. */
  public NotFoundException(String message) {
    super(message);
  }
}
