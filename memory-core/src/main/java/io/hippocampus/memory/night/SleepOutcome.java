package io.hippocampus.memory.night;

/** How a night ended. */
public enum SleepOutcome {
  /** Committed: the morning is true. */
  COMMITTED,
  /** Only planned, nothing changed. */
  DRY_RUN,
  /** Not committed: recall would have become worse than the policy allows. */
  REFUSED,
  /** Not committed: more would go than the policy lets go without somebody's approval. */
  HELD,
  /** Not committed: whoever watched it cancelled it. */
  CANCELLED,
  /** Undone later: the evening is true again. */
  UNDONE
}
