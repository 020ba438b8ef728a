package io.hippocampus.port;

/** How common each term is in what a space has lived through; safe for concurrent readers. */
public interface TermStatistics {

  /** Returns how many experiences were counted. */
  long experiences();

  /** Returns how many of them contain the term. */
  long containing(String term);

  /**
   * Returns how much the term tells: ln((N + 1) / (n + 0.5)), at least 0. A term never seen tells
   * most.
   */
  default double information(String term) {
    return Math.max(0, Math.log((experiences() + 1) / (containing(term) + 0.5)));
  }
}
