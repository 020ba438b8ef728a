package io.hippocampus.recall.time;

/**
 * What leads up to a time, from the weakest sign that one follows to the strongest: "on may" is
 * hardly a month, "in may" is one.
 */
enum Lead {
  /** Nothing does. */
  NONE,
  /** "on", "at", "over", "by", "from". */
  ON,
  /** "around", "before", "after". */
  AROUND,
  /** "since", "until", "till". */
  SINCE,
  /** "in", "during", "throughout"; "between" and what else makes a range. */
  IN,
  /** A year follows, or "last" or "next" leads: no doubt is left. */
  TOLD;

  boolean isAtLeast(Lead other) {
    return compareTo(other) >= 0;
  }
}
