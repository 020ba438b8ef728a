package io.hippocampus;

import java.time.Instant;
import java.util.Optional;

/**
 * A night that is wanted. Immutable.
 *
 * @param dryRun whether to plan and verify only, and change nothing
 * @param asOf the moment to take as now; the clock's when empty
 * @param trigger what wakes it, for the report
 */
public record SleepRequest(boolean dryRun, Optional<Instant> asOf, String trigger) {

  /** A night now, asked for by hand. */
  public static final SleepRequest NOW = new SleepRequest(false, Optional.empty(), "by hand");

  /** A plan for a night now. */
  public static final SleepRequest DRY_RUN = new SleepRequest(true, Optional.empty(), "by hand");
}
