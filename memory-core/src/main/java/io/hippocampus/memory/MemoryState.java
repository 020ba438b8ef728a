package io.hippocampus.memory;

/** Where a memory is in its life. */
public enum MemoryState {
  /** Recorded and findable, not yet consolidated. */
  SHORT_TERM,
  /** Consolidated by a night into the long-term index. */
  LONG_TERM,
  /** Its content went into another memory, its successor; restorable during the grace period. */
  MERGED,
  /** Faded: a tombstone, restorable during the grace period. */
  PRUNED,
  /** Erased for good: a tombstone without content. */
  FORGOTTEN;

  /** Whether a memory in this state can be recalled and counts towards budgets. */
  public boolean isLive() {
    return this == SHORT_TERM || this == LONG_TERM;
  }

  /** Whether a memory in this state still has its content and can be made live again. */
  public boolean isRestorable() {
    return this == MERGED || this == PRUNED;
  }
}
