package io.hippocampus.learning;

import io.hippocampus.consolidation.NeedOdds;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.consolidation.Valuation;
import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What of a policy can be fitted to a recall log.
 *
 * <p>The weight of age is not among them: on the power law age and decay act almost only through
 * their product, so a log tells one of the two. It is the decay, which also says what the curve
 * predicts; age stays as it is. Nor are interference and length, of which a recall log says
 * nothing.
 *
 * @param decay the exponent of the power-law curve
 * @param importance the weight of the tag's importance in the need-odds
 * @param practice the weight of the reactivations
 * @param reward the weight of the expected reward
 */
public record NeedParameters(double decay, double importance, double practice, double reward) {

  /** Those of the default policy, towards which every fit is drawn. */
  public static final NeedParameters DEFAULT = of(SleepPolicy.DEFAULT);

  /**
   * Returns those of a policy.
   *
   * @throws IllegalArgumentException if its curve is no power law, or its valuation no need-odds in
   *     which age counts: there is nothing to fit then
   */
  public static NeedParameters of(SleepPolicy policy) {
    NeedOdds odds = odds(policy);
    return new NeedParameters(
        curve(policy).decay(), odds.importance(), odds.practice(), odds.reward());
  }

  /** Returns the weight of age in a policy that can be fitted. */
  static double age(SleepPolicy policy) {
    return odds(policy).age();
  }

  /**
   * Returns a policy with these, and all else as it is.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public SleepPolicy in(SleepPolicy policy) {
    NeedOdds odds = odds(policy);
    return policy.toBuilder()
        .curve(new PowerLaw(decay))
        .valuation(new NeedOdds(
            importance, odds.age(), practice, reward, odds.interference(), odds.length()))
        .build();
  }

  /** Returns these with four significant digits, as people write a policy. */
  NeedParameters rounded() {
    return new NeedParameters(
        rounded(decay), rounded(importance), rounded(practice), rounded(reward));
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }

  private static PowerLaw curve(SleepPolicy policy) {
    ForgettingCurve curve = policy.curve();
    if (!(curve instanceof PowerLaw power)) {
      throw new IllegalArgumentException(
          "the policy's curve is " + curve + "; only a power law can be fitted");
    }
    return power;
  }

  private static NeedOdds odds(SleepPolicy policy) {
    Valuation valuation = policy.valuation();
    if (!(valuation instanceof NeedOdds odds) || odds.age() == 0) {
      throw new IllegalArgumentException("the policy values memories by " + valuation
          + "; only need-odds in which age counts can be fitted");
    }
    return odds;
  }
}
