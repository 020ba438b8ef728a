package io.hippocampus.server.view;

import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.server.sleeping.SleepRun;
import java.time.Instant;
import java.util.Optional;

/**
 * A night that was asked for, or one that was slept.
 *
 * @param id names it: the run of one asked for, else the night
 * @param state {@code running}, {@code done}, {@code cancelled} or {@code failed}
 * @param dryRun whether it is planned only
 * @param by who asked for it, where that is known
 * @param startedAt when it was asked for, where that is known
 * @param endedAt when it ended
 * @param message why it was cancelled or failed
 * @param night what it did, once it is over
 */
public record SleepView(
    String id,
    String state,
    boolean dryRun,
    Optional<String> by,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> message,
    Optional<NightView> night) {

  /** Returns the view of a run. */
  public static SleepView of(SleepRun run) {
    SleepRun.Status status = run.status();
    return new SleepView(
        run.id(),
        Names.of(status.state()),
        run.dryRun(),
        Optional.of(run.by()),
        Optional.of(run.startedAt()),
        status.endedAt(),
        status.message(),
        status.night().map(night -> NightView.of(night.report())));
  }

  /** Returns the view of a night that was slept. */
  public static SleepView of(SleepReport report) {
    boolean isCancelled = report.outcome() == SleepOutcome.CANCELLED;
    return new SleepView(
        report.id().value(),
        Names.of(isCancelled ? SleepRun.State.CANCELLED : SleepRun.State.DONE),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(report.at()),
        isCancelled ? Optional.of(report.because()) : Optional.empty(),
        Optional.of(NightView.of(report)));
  }
}
