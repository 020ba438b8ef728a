package io.hippocampus.forgetting;

/** How well a reactivation went. The words are FSRS's. */
public enum Grade {
  /** A lapse: what was held turned out forgotten, wrong or stale. */
  AGAIN,
  /** Found, but only just. */
  HARD,
  /** Found; what a plain recall or replay counts as. */
  GOOD,
  /** Found at once, and of use. */
  EASY;

  /** Returns the number that FSRS's formulas count it as, 1 to 4. */
  int number() {
    return ordinal() + 1;
  }
}
