package io.hippocampus.policy;

import io.hippocampus.consolidation.NeedOdds;
import io.hippocampus.consolidation.SleepPolicy;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The knobs for what the parts of a memory's worth count; a valuation given in code has none. */
final class Worth {

  private Worth() {}

  /** Returns how to show one of the weights. */
  static Function<SleepPolicy, Optional<String>> shown(Function<NeedOdds, Double> weight) {
    return policy -> odds(policy).map(weight).map(Amounts::number);
  }

  /** Returns how to set one of the weights. */
  static BiFunction<SleepPolicy, String, SleepPolicy> set(
      BiFunction<NeedOdds, Double, NeedOdds> weighed) {
    return (policy, text) -> {
      NeedOdds odds = odds(policy)
          .orElseThrow(() ->
              new IllegalArgumentException("the policy values memories by a rule of its own"));
      return policy.toBuilder()
          .valuation(weighed.apply(odds, Amounts.number(text)))
          .build();
    };
  }

  private static Optional<NeedOdds> odds(SleepPolicy policy) {
    return policy.valuation() instanceof NeedOdds odds ? Optional.of(odds) : Optional.empty();
  }
}
