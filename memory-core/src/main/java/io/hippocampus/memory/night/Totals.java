package io.hippocampus.memory.night;

/**
 * How much a space holds at one moment.
 *
 * @param shortTerm live memories not yet consolidated
 * @param longTerm live consolidated memories
 * @param words the words of all live memories
 */
public record Totals(int shortTerm, int longTerm, long words) {

  /** Returns how many memories are live. */
  public int live() {
    return shortTerm + longTerm;
  }
}
