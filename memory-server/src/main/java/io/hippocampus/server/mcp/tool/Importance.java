package io.hippocampus.server.mcp.tool;

/**
 * The five steps by which a model rates importance, as the memory counts it: 0.1, 0.3, 0.5, 0.7 and
 * 0.9, what the same words mean wherever importance is rated from 1 to 9. Pure.
 */
final class Importance {

  static final int MOST = 4;

  static final String STEPS = "How much this will matter later. 0: small talk, gone by tomorrow."
      + " 1: a passing detail. 2: useful for this task or week. 3: a lasting preference, plan or"
      + " decision. 4: must never be lost, such as an allergy, a promise, who someone is.";

  private Importance() {}

  /** Returns the step as the memory counts it. */
  static double of(int step) {
    return (2 * step + 1) / 10.0;
  }
}
