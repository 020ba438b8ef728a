package io.hippocampus.learning;

import io.hippocampus.consolidation.SleepPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What fitting a policy to a space's own recall log came to.
 *
 * @param finding what it came to
 * @param judgements how many judgements there are
 * @param useful how many of them say that it was useful
 * @param unpredicted how many judged memories do not count, for they were recalled before
 *     predictions were kept
 * @param missing what there is too little evidence of; empty when there is enough
 * @param before the parameters of the policy
 * @param after the fitted ones; the same as before when there was too little evidence
 * @param heldOut how both predict what was held out; empty when there was too little evidence
 * @param proposed the policy with the fitted parameters; there only when it is proved better
 */
public record Fitted(
    Finding finding,
    double judgements,
    double useful,
    int unpredicted,
    List<Shortfall> missing,
    NeedParameters before,
    NeedParameters after,
    Optional<HeldOut> heldOut,
    Optional<SleepPolicy> proposed) {

  public Fitted {
    missing = List.copyOf(missing);
  }

  /**
   * Returns this with how it does on what was held out, and the policy that is proposed, if any.
   */
  Fitted heldOut(HeldOut compared, Optional<SleepPolicy> policy) {
    return new Fitted(
        finding,
        judgements,
        useful,
        unpredicted,
        missing,
        before,
        after,
        Optional.of(compared),
        policy);
  }

  /** What a fit can come to. */
  public enum Finding {
    /** Too little evidence to fit anything to; nothing is proposed. */
    TOO_LITTLE_EVIDENCE,
    /**
     * No other parameters predict what was held out better by more than chance does: those of the
     * policy are as good as any; nothing is proposed.
     */
    ALREADY_OPTIMAL,
    /** Others predict better what they were not fitted to; they are proposed. */
    BETTER
  }
}
