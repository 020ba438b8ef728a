package io.hippocampus;

import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.night.NightObserver;
import java.time.Instant;
import java.util.Optional;

/**
 * A night that is wanted. Immutable; start from {@link #NOW} or {@link #DRY_RUN}.
 *
 * @param dryRun whether to plan and verify only, and change nothing
 * @param moment the moment to take as now; the clock's when empty
 * @param policy how to sleep this night only; by the space's policy when empty
 * @param until when the night ends at the latest, by the clock of the memory: it replays nothing
 *     and asks no language model anything after that, and commits what it has done; what it did not
 *     reach is first in the next night. Empty for no latest end
 * @param approved whether the night may prune more than its policy lets a night prune by itself
 * @param trigger what wakes it, for the report
 * @param observer watches it and may cancel it
 */
public record SleepRequest(
    boolean dryRun,
    Optional<Instant> moment,
    Optional<SleepPolicy> policy,
    Optional<Instant> until,
    boolean approved,
    String trigger,
    NightObserver observer) {

  /** A night now, asked for by hand. */
  public static final SleepRequest NOW = new SleepRequest(
      false,
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      false,
      "by hand",
      NightObserver.NONE);

  /** A plan for a night now. */
  public static final SleepRequest DRY_RUN = new SleepRequest(
      true,
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      false,
      "by hand",
      NightObserver.NONE);

  /** Returns this request with that moment taken as now. */
  public SleepRequest asOf(Instant value) {
    return new SleepRequest(dryRun, Optional.of(value), policy, until, approved, trigger, observer);
  }

  /** Returns this request for a night by that policy, which the space does not keep. */
  public SleepRequest by(SleepPolicy value) {
    return new SleepRequest(dryRun, moment, Optional.of(value), until, approved, trigger, observer);
  }

  /** Returns this request approved: the night may prune as much as its budget asks for. */
  public SleepRequest approve() {
    return new SleepRequest(dryRun, moment, policy, until, true, trigger, observer);
  }

  /** Returns this request for a night that ends at that moment at the latest. */
  public SleepRequest until(Instant value) {
    return new SleepRequest(
        dryRun, moment, policy, Optional.of(value), approved, trigger, observer);
  }

  /** Returns this request woken by that, as the report will say. */
  public SleepRequest wokenBy(String value) {
    return new SleepRequest(dryRun, moment, policy, until, approved, value, observer);
  }

  /**
   * Returns this request for a night that is watched by that observer, which may cancel it.
   * Default: {@link NightObserver#NONE}.
   */
  public SleepRequest watchedBy(NightObserver value) {
    return new SleepRequest(dryRun, moment, policy, until, approved, trigger, value);
  }
}
