package io.hippocampus.policy;

import io.hippocampus.consolidation.Safeguards;
import io.hippocampus.consolidation.SleepPolicy;
import java.util.Map;
import java.util.Optional;

/** The headline knob for how careful a night is: safeguards that go together. */
final class Care {

  private static final Map<String, Safeguards> LEVELS = Map.of(
      "relaxed", Safeguards.RELAXED, "normal", Safeguards.NORMAL, "strict", Safeguards.STRICT);

  private Care() {}

  /** Returns the level; empty when the safeguards are none of them. */
  static Optional<String> of(SleepPolicy policy) {
    return LEVELS.entrySet().stream()
        .filter(level -> level.getValue().equals(policy.safeguards()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static SleepPolicy set(SleepPolicy policy, String text) {
    Safeguards safeguards = LEVELS.get(text);
    if (safeguards == null) {
      throw new IllegalArgumentException("allowed are relaxed, normal and strict");
    }
    return policy.toBuilder().safeguards(safeguards).build();
  }
}
