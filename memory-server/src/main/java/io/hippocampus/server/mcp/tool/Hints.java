package io.hippocampus.server.mcp.tool;

/**
 * What a tool does to the memory, for clients that ask a person before they let a model call it.
 *
 * @param readOnly whether it changes nothing
 * @param destructive whether it may take something away
 * @param idempotent whether calling it again with the same input changes nothing more
 */
public record Hints(boolean readOnly, boolean destructive, boolean idempotent) {

  /** Changes nothing. */
  static final Hints LOOKS = new Hints(true, false, true);

  /** Adds something with each call. */
  static final Hints ADDS = new Hints(false, false, false);

  /** Sets something. */
  static final Hints SETS = new Hints(false, false, true);

  /** May take something away. */
  static final Hints TAKES_AWAY = new Hints(false, true, true);

  public Hints {
    if (readOnly && destructive) {
      throw new IllegalArgumentException("what changes nothing takes nothing away");
    }
  }
}
