package io.hippocampus.memory.night;

/** The phases of a night's sleep, in their order. */
public enum Phase {
  /** Tags and embeds what is not yet, and counts the day's reactivations. */
  ENCODE,
  /** Fills the replay queue, most urgent first, within the night's budget. */
  SELECT,
  /** Compares each queued memory with its neighbours and consolidates, strengthens or merges it. */
  REPLAY,
  /** Makes semantic memories from clusters of episodes. */
  ABSTRACT,
  /** Lets fade what is worth least. */
  PRUNE,
  /** Asks the evening's and the morning's index the same probes. */
  VERIFY,
  /** Makes the morning true in one atomic step. */
  COMMIT
}
