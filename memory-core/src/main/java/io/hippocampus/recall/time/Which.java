package io.hippocampus.recall.time;

/** Which one of several that follow each other. */
enum Which {
  LAST(-1),
  THIS(0),
  NEXT(1);

  private final int steps;

  Which(int steps) {
    this.steps = steps;
  }

  /** Returns how far it is from the present one: -1, 0 or 1. */
  int steps() {
    return steps;
  }
}
