package io.hippocampus.forgetting;

/** How well a reactivation went. The words are FSRS's. */
public enum Grade {
  /** A lapse: what was held turned out forgotten, wrong or stale. */
  AGAIN(1),
  /** Found, but only just. */
  HARD(2),
  /** Found; what a plain recall or replay counts as. */
  GOOD(3),
  /** Found at once, and of use. */
  EASY(4);

  private final int number;

  Grade(int number) {
    this.number = number;
  }

  /** Returns the number that FSRS's formulas count it as, 1 to 4. */
  int number() {
    return number;
  }
}
