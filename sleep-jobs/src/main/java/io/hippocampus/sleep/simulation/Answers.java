package io.hippocampus.sleep.simulation;

/**
 * What became of recalls that had been of use, asked again at the moment they were asked.
 *
 * @param asked how many could be asked again
 * @param answered of how many something that was of use was among the first ten
 * @param regretted of how many nothing that was of use was left: it had been pruned
 */
public record Answers(int asked, int answered, int regretted) {

  /** Nothing was asked. */
  public static final Answers NONE = new Answers(0, 0, 0);

  /** Returns these with one more. */
  Answers with(boolean isAnswered, boolean isRegretted) {
    return new Answers(
        asked + 1, answered + (isAnswered ? 1 : 0), regretted + (isRegretted ? 1 : 0));
  }

  /** Returns the share answered, 0 to 1; 1 when nothing was asked. */
  public double share() {
    return asked == 0 ? 1 : (double) answered / asked;
  }

  /** Returns the share regretted, 0 to 1; 0 when nothing was asked. */
  public double regret() {
    return asked == 0 ? 0 : (double) regretted / asked;
  }
}
