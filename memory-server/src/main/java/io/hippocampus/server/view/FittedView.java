package io.hippocampus.server.view;

import io.hippocampus.learning.Fitted;
import io.hippocampus.learning.HeldOut;
import io.hippocampus.learning.NeedParameters;
import io.hippocampus.learning.Shortfall;
import io.hippocampus.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;

/**
 * What fitting a policy to a space's recall log came to.
 *
 * @param space which space
 * @param finding what it came to
 * @param judgements how many judgements there are
 * @param useful how many of them say that it was useful
 * @param unpredicted how many judged memories do not count
 * @param missing what there is too little evidence of
 * @param parameters what was fitted, before and after
 * @param heldOut how both predict what was held out
 * @param proposed the policy with the fitted parameters, where it is better
 * @param appliedAs the version of the policy that holds from the next sleep, if it was applied
 */
public record FittedView(
    String space,
    String finding,
    double judgements,
    double useful,
    int unpredicted,
    List<ShortfallView> missing,
    List<ParameterView> parameters,
    Optional<HeldOutView> heldOut,
    Optional<String> proposed,
    Optional<Integer> appliedAs) {

  /** What there is too little evidence of. */
  public record ShortfallView(String what, double there, double needed) {

    static ShortfallView of(Shortfall shortfall) {
      return new ShortfallView(shortfall.what(), shortfall.there(), shortfall.needed());
    }
  }

  /** A parameter of the policy, and what was fitted. */
  public record ParameterView(String name, double before, double after) {}

  /** How both predict what was held out: mean log losses, their difference and its error. */
  public record HeldOutView(
      double before,
      double after,
      double gain,
      double standardError,
      double judgements,
      int recalls) {

    static HeldOutView of(HeldOut heldOut) {
      return new HeldOutView(
          heldOut.before(),
          heldOut.after(),
          heldOut.gain(),
          heldOut.standardError(),
          heldOut.judgements(),
          heldOut.recalls());
    }
  }

  /** Returns the view of a fit. */
  public static FittedView of(String space, Fitted fitted, Optional<Integer> appliedAs) {
    NeedParameters before = fitted.before();
    NeedParameters after = fitted.after();
    return new FittedView(
        space,
        Names.of(fitted.finding()),
        fitted.judgements(),
        fitted.useful(),
        fitted.unpredicted(),
        fitted.missing().stream().map(ShortfallView::of).toList(),
        List.of(
            new ParameterView("decay", before.decay(), after.decay()),
            new ParameterView("importance", before.importance(), after.importance()),
            new ParameterView("practice", before.practice(), after.practice()),
            new ParameterView("reward", before.reward(), after.reward())),
        fitted.heldOut().map(HeldOutView::of),
        fitted.proposed().map(policy -> PolicyDocument.of(policy).text()),
        appliedAs);
  }
}
