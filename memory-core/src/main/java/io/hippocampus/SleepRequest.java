package io.hippocampus;

import java.time.Instant;
import java.util.Optional;

/**
 * A night that is wanted. Immutable; start from {@link #NOW} or {@link #DRY_RUN}.
 *
 * @param dryRun whether to plan and verify only, and change nothing
 * @param moment the moment to take as now; the clock's when empty
 * @param trigger what wakes it, for the report
 */
public record SleepRequest(boolean dryRun, Optional<Instant> moment, String trigger) {

  /** A night now, asked for by hand. */
  public static final SleepRequest NOW = new SleepRequest(false, Optional.empty(), "by hand");

  /** A plan for a night now. */
  public static final SleepRequest DRY_RUN = new SleepRequest(true, Optional.empty(), "by hand");

  /** Returns this request with that moment taken as now. */
  public SleepRequest asOf(Instant value) {
    return new SleepRequest(dryRun, Optional.of(value), trigger);
  }

  /** Returns this request woken by that, as the report will say. */
  public SleepRequest wokenBy(String value) {
    return new SleepRequest(dryRun, moment, value);
  }
}
