package io.hippocampus.learning;

/**
 * How well parameters predict judgements they were not fitted to, the latest ones.
 *
 * @param before the mean log loss by the parameters of the policy, in nats for each judgement
 * @param after the mean log loss by the fitted ones
 * @param standardError the standard error of the difference of the two, over recalls
 * @param judgements how many judgements were held out
 * @param recalls of how many recalls
 */
public record HeldOut(
    double before, double after, double standardError, double judgements, int recalls) {

  /** Returns by how much the fitted parameters predict better; negative when worse. */
  public double gain() {
    return before - after;
  }
}
