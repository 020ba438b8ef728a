package io.hippocampus.policy;

import io.hippocampus.consolidation.SleepPolicy;
import java.time.Duration;
import java.util.Optional;

/** The headline knob for how long an ordinary memory lasts. */
final class Lasting {

  private static final String FOREVER = "forever";

  private Lasting() {}

  static Optional<String> of(SleepPolicy policy) {
    return Optional.of(policy.lasting().map(Amounts::span).orElse(FOREVER));
  }

  static SleepPolicy set(SleepPolicy policy, String text) {
    Optional<Duration> lasting =
        text.equals(FOREVER) ? Optional.empty() : Optional.of(spanOf(text));
    return policy.toBuilder().lasting(lasting).build();
  }

  private static Duration spanOf(String text) {
    Duration span = Amounts.span(text);
    if (span.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("allowed are forever, and spans from a day");
    }
    return span;
  }
}
