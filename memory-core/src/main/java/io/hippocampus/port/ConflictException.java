package io.hippocampus.port;

/** Something changed between looking and writing. Nothing was changed; look again and retry. */
public sealed class ConflictException extends HippocampusException permits StaleVersionException {

  private static final long serialVersionUID = 1L;

  /** Says what had changed. */
  public ConflictException(String message) {
    super(message);
  }
}
