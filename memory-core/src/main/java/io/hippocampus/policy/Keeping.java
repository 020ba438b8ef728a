package io.hippocampus.policy;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.SleepPolicy;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headline knob for how much may be kept, and the floor that goes with it. */
final class Keeping {

  private static final Pattern SHARE = Pattern.compile("([0-9.]+ ?%)(?: of (memories|words))?");
  private static final Pattern NUMBER = Pattern.compile("([0-9_]+) (memories|words)");
  private static final int FEWEST_MEMORIES = 1_000;
  private static final int FEWEST_WORDS = 15_000;

  private Keeping() {}

  static Optional<String> of(SleepPolicy policy) {
    return Optional.of(
        switch (policy.budget()) {
          case Budget.Unlimited all -> "all";
          case Budget.Memories some -> amount(some.share(), some.atLeast(), "memories");
          case Budget.WordCount some -> amount(some.share(), some.atLeast(), "words");
        });
  }

  private static String amount(double share, int atLeast, String unit) {
    return share == 0 ? atLeast + " " + unit : Amounts.share(share) + " of " + unit;
  }

  static SleepPolicy set(SleepPolicy policy, String text) {
    Matcher share = SHARE.matcher(text);
    Matcher number = NUMBER.matcher(text);
    if (text.equals("all")) {
      return policy.toBuilder().budget(new Budget.Unlimited()).build();
    }
    if (number.matches()) {
      return kept(policy, 0, Amounts.count(number.group(1)), number.group(2).equals("words"));
    }
    if (share.matches()) {
      boolean ofWords = "words".equals(share.group(2));
      return kept(policy, Amounts.share(share.group(1)), floor(policy, ofWords), ofWords);
    }
    throw new IllegalArgumentException(
        "allowed are all, a share such as 30 % of memories or 40 % of words, and a number such as 2000 memories"
            + " or 50000 words");
  }

  private static SleepPolicy kept(SleepPolicy policy, double share, int atLeast, boolean ofWords) {
    Budget budget =
        ofWords ? new Budget.WordCount(share, atLeast) : new Budget.Memories(share, atLeast);
    return policy.toBuilder().budget(budget).build();
  }

  /** Returns the floor the policy has, if it is one of the same unit. */
  private static int floor(SleepPolicy policy, boolean ofWords) {
    if (!ofWords && policy.budget() instanceof Budget.Memories some && some.share() > 0) {
      return some.atLeast();
    }
    if (ofWords && policy.budget() instanceof Budget.WordCount some && some.share() > 0) {
      return some.atLeast();
    }
    return ofWords ? FEWEST_WORDS : FEWEST_MEMORIES;
  }

  static Optional<String> atLeast(SleepPolicy policy) {
    return switch (policy.budget()) {
      case Budget.Unlimited all -> Optional.empty();
      case Budget.Memories some -> Optional.of(String.valueOf(some.atLeast()));
      case Budget.WordCount some -> Optional.of(String.valueOf(some.atLeast()));
    };
  }

  static SleepPolicy setAtLeast(SleepPolicy policy, String text) {
    int floor = Amounts.count(text);
    return switch (policy.budget()) {
      case Budget.Unlimited all ->
        throw new IllegalArgumentException("it has no meaning where all is kept; leave it out");
      case Budget.Memories some -> kept(policy, some.share(), floor, false);
      case Budget.WordCount some -> kept(policy, some.share(), floor, true);
    };
  }
}
