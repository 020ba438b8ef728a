package io.hippocampus.recall.time;

/** Which one of several that follow each other. */
enum Which {
  LAST,
  THIS,
  NEXT;

  /** Returns how far it is from the present one: -1, 0 or 1. */
  int steps() {
    return ordinal() - 1;
  }
}
