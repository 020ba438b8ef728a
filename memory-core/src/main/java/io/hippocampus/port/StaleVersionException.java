package io.hippocampus.port;

/** A memory is no longer at the version that the caller named. Nothing was changed. */
public final class StaleVersionException extends ConflictException {

  private static final long serialVersionUID = 1L;

  private final long current;

  /**
   * Says which memory changed.
   *
   * @param current the version it is at
   */
  public StaleVersionException(String message, long current) {
    super(message);
    this.current = current;
  }

  /** Returns the version the memory is at. */
  public long current() {
    return current;
  }
}
