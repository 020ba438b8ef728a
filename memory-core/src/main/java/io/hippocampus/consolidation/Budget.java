package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.port.MemoryStore.Lived;

/** How much a space may keep. */
public sealed interface Budget {

  /** Returns how much may be kept by a space that has lived through so much. */
  double allowance(Lived lived);

  /** Returns how much of the budget a memory takes. */
  double cost(Memory memory);

  /** Whether it is measured in words, so that a shorter memory takes less of it. */
  default boolean isOfWords() {
    return this instanceof WordCount;
  }

  /** Keeps all. */
  record Unlimited() implements Budget {
    @Override
    public double allowance(Lived lived) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double cost(Memory memory) {
      return 1;
    }
  }

  /**
   * Keeps so many memories.
   *
   * @param share the share of all experiences ever recorded, 0 to 1
   * @param atLeast but never fewer than this, 0 or more
   */
  record Memories(double share, int atLeast) implements Budget {
    public Memories {
      requireShare(share);
      requireFloor(atLeast);
    }

    @Override
    public double allowance(Lived lived) {
      return Math.max(atLeast, Math.floor(share * lived.experiences()));
    }

    @Override
    public double cost(Memory memory) {
      return 1;
    }
  }

  /**
   * Keeps so many words.
   *
   * @param share the share of the words of all experiences ever recorded, 0 to 1
   * @param atLeast but never fewer than this, 0 or more
   */
  record WordCount(double share, int atLeast) implements Budget {
    public WordCount {
      requireShare(share);
      requireFloor(atLeast);
    }

    @Override
    public double allowance(Lived lived) {
      return Math.max(atLeast, Math.floor(share * lived.words()));
    }

    @Override
    public double cost(Memory memory) {
      return memory.words();
    }
  }

  private static void requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a budget keeps the share " + share + "; allowed are 0 to 1");
    }
  }

  private static void requireFloor(int atLeast) {
    if (atLeast < 0) {
      throw new IllegalArgumentException(
          "a budget keeps at least " + atLeast + "; allowed are 0 and more");
    }
  }
}
