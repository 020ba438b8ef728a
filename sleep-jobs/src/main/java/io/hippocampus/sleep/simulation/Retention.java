package io.hippocampus.sleep.simulation;

/**
 * How much is left of what was, or will be, of use at any time of the history: a look that a real
 * night does not have.
 *
 * @param wanted how many experiences that were of use at any time had been recorded by then
 * @param kept for how many of them a live memory stands
 * @param recalls how many recalls, earlier or later, were of use by anything recorded by then
 * @param regretted of how many of them nothing is left: asked now, they would be regretted
 */
public record Retention(int wanted, int kept, int recalls, int regretted) {

  /** Returns the share of experiences kept, 0 to 1; 1 when there are none. */
  public double share() {
    return wanted == 0 ? 1 : (double) kept / wanted;
  }

  /** Returns the share of recalls that would be regretted, 0 to 1; 0 when there are none. */
  public double regret() {
    return recalls == 0 ? 0 : (double) regretted / recalls;
  }
}
