package io.hippocampus.memory.night;

/**
 * Nights that do not do what they are for, and nobody noticed yet. Immutable.
 *
 * @param kind what is wrong
 * @param nights how many nights in a row
 * @param told what is wrong and what to do, for people
 */
public record NightAlarm(Kind kind, int nights, String told) {

  /** What can be wrong with nights. */
  public enum Kind {
    /** New memories were there, and none became long-term. */
    PROMOTED_NOTHING,
    /** The space holds more than its budget, and nothing was pruned. */
    PRUNED_NOTHING
  }
}
