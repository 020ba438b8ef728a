package io.hippocampus.consolidation;

import static java.util.Objects.requireNonNull;

import io.hippocampus.forgetting.ForgettingCurve;
import io.hippocampus.forgetting.Strengthening;
import io.hippocampus.memory.night.Phase;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a space sleeps: all numbers of a night in one place. Immutable. A change takes effect from
 * the next sleep.
 *
 * @param phases which phases run; encode and commit always do
 * @param curve how memories fade
 * @param strengthening how reactivation strengthens them
 * @param valuation what is worth keeping
 * @param budget how much may be kept
 * @param lasting how long an ordinary memory lasts where the budget has room for it, see
 *     {@link Valuation#ordinary}; empty for as long as there is room
 * @param replayBudget how many memories one night replays at most, at least 1
 * @param interleaved how many old memories are replayed for each hundred new ones, 0 to 100
 * @param safeguards what keeps a night from doing harm
 */
public record SleepPolicy(
    Set<Phase> phases,
    ForgettingCurve curve,
    Strengthening strengthening,
    Valuation valuation,
    Budget budget,
    Optional<Duration> lasting,
    int replayBudget,
    int interleaved,
    Safeguards safeguards) {

  /** All defaults. */
  public static final SleepPolicy DEFAULT = builder().build();

  public SleepPolicy {
    EnumSet<Phase> all = EnumSet.of(Phase.ENCODE, Phase.COMMIT);
    all.addAll(phases);
    phases = Set.copyOf(all);
    require(replayBudget >= 1, "replayBudget", replayBudget, "1 and more");
    require(interleaved >= 0 && interleaved <= 100, "interleaved", interleaved, "0 to 100");
    lasting.ifPresent(span ->
        require(span.compareTo(Duration.ofDays(1)) >= 0, "lasting", span, "durations from a day"));
    requireNonNull(safeguards, "safeguards");
  }

  static void require(boolean holds, String what, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          "policy has " + what + " " + value + "; allowed are " + allowed);
    }
  }

  /** Whether the phase runs. */
  public boolean runs(Phase phase) {
    return phases.contains(phase);
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this policy. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.phases = phases;
    builder.curve = curve;
    builder.strengthening = strengthening;
    builder.valuation = valuation;
    builder.budget = budget;
    builder.lasting = lasting;
    builder.replayBudget = replayBudget;
    builder.interleaved = interleaved;
    builder.safeguards = safeguards;
    return builder;
  }

  /** Builds policies; single-threaded. */
  public static final class Builder {
    private Set<Phase> phases = EnumSet.allOf(Phase.class);
    private ForgettingCurve curve = ForgettingCurve.PowerLaw.FSRS_6;
    private Strengthening strengthening = Strengthening.FSRS_6;
    private Valuation valuation = NeedOdds.DEFAULT;
    private Budget budget = new Budget.Memories(0.3, 1_000);
    private Optional<Duration> lasting = Optional.empty();
    private int replayBudget = 5_000;
    private int interleaved = 10;
    private Safeguards safeguards = Safeguards.NORMAL;

    private Builder() {}

    /** Sets which phases run. Default: all. */
    public Builder phases(Set<Phase> value) {
      phases = requireNonNull(value, "phases");
      return this;
    }

    /** Sets how memories fade. Default: FSRS-6's power law. */
    public Builder curve(ForgettingCurve value) {
      curve = requireNonNull(value, "curve");
      return this;
    }

    /** Sets how reactivation strengthens. Default: FSRS-6's update. */
    public Builder strengthening(Strengthening value) {
      strengthening = requireNonNull(value, "strengthening");
      return this;
    }

    /** Sets what is worth keeping. Default: {@link NeedOdds#DEFAULT}. */
    public Builder valuation(Valuation value) {
      valuation = requireNonNull(value, "valuation");
      return this;
    }

    /**
     * Sets how much may be kept. Default: three tenths of the experiences ever recorded, but never
     * fewer than 1,000.
     */
    public Builder budget(Budget value) {
      budget = requireNonNull(value, "budget");
      return this;
    }

    /** Sets how many memories a night replays at most. Default: 5,000. */
    public Builder replayBudget(int value) {
      replayBudget = value;
      return this;
    }

    /** Sets how many old memories are replayed for each hundred new ones. Default: 10. */
    public Builder interleaved(int value) {
      interleaved = value;
      return this;
    }

    /** Sets how long an ordinary memory lasts where there is room. Default: as long as there is. */
    public Builder lasting(Optional<Duration> value) {
      lasting = requireNonNull(value, "lasting");
      return this;
    }

    /** Sets what keeps a night from doing harm. Default: {@link Safeguards#NORMAL}. */
    public Builder safeguards(Safeguards value) {
      safeguards = requireNonNull(value, "safeguards");
      return this;
    }

    /** Sets how long removed memories can be restored. Default: 30 days. */
    public Builder grace(Duration value) {
      return safeguards(safeguards.withGrace(value));
    }

    /** Sets how many probes a night must pass. Default: 20. */
    public Builder probes(int value) {
      return safeguards(safeguards.withProbes(value));
    }

    /** Sets the share of probes that may fall. Default: 0.1. */
    public Builder tolerance(double value) {
      return safeguards(safeguards.withTolerance(value));
    }

    /** Sets the share of consolidated memories that a night may prune by itself. Default: 0.25. */
    public Builder prunedAtMost(double value) {
      return safeguards(safeguards.withPrunedAtMost(value));
    }

    /**
     * Returns the policy.
     *
     * @throws IllegalArgumentException naming the part that is out of its range
     */
    public SleepPolicy build() {
      return new SleepPolicy(
          phases,
          curve,
          strengthening,
          valuation,
          budget,
          lasting,
          replayBudget,
          interleaved,
          safeguards);
    }
  }
}
