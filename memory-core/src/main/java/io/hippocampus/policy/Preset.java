package io.hippocampus.policy;

import io.hippocampus.consolidation.Budget;
import io.hippocampus.consolidation.Safeguards;
import io.hippocampus.consolidation.SleepPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Policies to start from; docs/tune.md shows a year of nights by each. */
public enum Preset {
  /** Keeps little, and that not for long: 15 %, an ordinary memory for 90 days. */
  LEAN(
      "keeps little, and not for long",
      SleepPolicy.builder()
          .budget(new Budget.Memories(0.15, 500))
          .lasting(Optional.of(Duration.ofDays(90)))
          .build()),

  /** The default: keeps 30 %, for as long as there is room. */
  BALANCED("the default: keeps three tenths, for as long as there is room", SleepPolicy.DEFAULT),

  /** Keeps much, and is slow to let go: 60 %, with many probes and a long grace. */
  THOROUGH(
      "keeps much, and is slow to let go",
      SleepPolicy.builder()
          .budget(new Budget.Memories(0.6, 5_000))
          .safeguards(Safeguards.STRICT)
          .build());

  private final String told;
  private final SleepPolicy policy;

  Preset(String told, SleepPolicy policy) {
    this.told = told;
    this.policy = policy;
  }

  /** Returns what it is for, in a few words. */
  public String told() {
    return told;
  }

  /** Returns its policy. */
  public SleepPolicy policy() {
    return policy;
  }

  /** Returns its name as documents and commands spell it. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the preset of that spelling, if there is one. */
  public static Optional<Preset> spelled(String spelling) {
    return Arrays.stream(values())
        .filter(preset -> preset.spelling().equals(spelling))
        .findFirst();
  }

  /** Returns how all are spelled, for messages. */
  public static String spellings() {
    return Arrays.stream(values()).map(Preset::spelling).collect(Collectors.joining(", "));
  }
}
