package io.hippocampus.server.cli;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.server.view.DecisionView;
import io.hippocampus.server.view.NightView;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sleeps a night. */
@Command(
    name = "sleep",
    description = {
      "Sleep a night: replay what mattered, merge what is alike, let the rest fade.",
      "",
      "A night is one step: it becomes true as a whole or not at all, and can be undone. One that would"
          + " make recall worse is refused (exit code 6)."
    },
    footer = {
      "  hippocampus sleep --dry-run          plan and verify, change nothing",
      "  hippocampus sleep",
      "  hippocampus sleep --keep 0.2 --at-least 0 --dry-run    what would go if a fifth were kept"
    })
final class SleepCommand extends SpaceCommand {

  @Mixin
  private final ZoneOption zone;

  @Mixin
  private final KeepOptions keep = new KeepOptions();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Plan and verify only; change nothing.")
  private boolean dryRun;

  @Option(
      names = "--as-of",
      paramLabel = "WHEN",
      description = "The moment to take as now; a date is its end. Default: now.")
  private Optional<String> asOf = Optional.empty();

  SleepCommand(Desk desk) {
    super(desk);
    this.zone = new ZoneOption(desk.terminal());
  }

  @Override
  Hippocampus.Builder opening() {
    return super.opening().zone(zone.zone()).policy(keep.policy());
  }

  /** A night with all that was decided in it. */
  record Slept(NightView night, List<DecisionView> decisions) {}

  @Override
  Answer answer(MemorySpace space) {
    SleepRequest wanted = dryRun ? SleepRequest.DRY_RUN : SleepRequest.NOW;
    SleepRequest request =
        asOf.map(text -> wanted.asOf(zone.view("--as-of", text))).orElse(wanted);
    notes().line("Sleeping ...");
    Night night = space.sleepAndTell(request);
    Slept slept = new Slept(
        NightView.of(night.report()),
        night.decisions().stream().map(DecisionView::of).toList());
    Answer answer = Answer.of(slept, page -> {
      NightPage.print(slept.night(), page);
      if (dryRun || output.verbose) {
        NightPage.print(slept.decisions(), output.verbose, page);
      }
    });
    return night.report().outcome() == SleepOutcome.REFUSED
        ? answer.failed(new Failure(
            ExitCode.CONFLICT,
            "night_refused",
            "the night was refused and nothing changed: " + night.report().because()))
        : answer;
  }
}
