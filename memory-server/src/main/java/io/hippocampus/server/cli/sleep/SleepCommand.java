package io.hippocampus.server.cli.sleep;

import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.ExitCode;
import io.hippocampus.server.cli.frame.Failure;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.KeepOptions;
import io.hippocampus.server.cli.frame.PolicySource;
import io.hippocampus.server.cli.frame.SpaceOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.frame.ZoneOption;
import io.hippocampus.server.cli.page.NightPage;
import io.hippocampus.server.view.DecisionView;
import io.hippocampus.server.view.NightView;
import java.io.IOException;
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
          + " make recall worse is refused, and one that would let too much go at once waits for approval (exit code 6)."
    },
    footer = {
      "  hippocampus sleep --dry-run          plan and verify, change nothing",
      "  hippocampus sleep",
      "  hippocampus sleep --approve          though much would go at once",
      "  hippocampus sleep --keep 0.2 --at-least 0 --dry-run    what would go if a fifth were kept"
    })
final class SleepCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Mixin
  private final SpaceOption spaceOption = new SpaceOption();

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

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "Sleep this night by a preset or a file, which the space does not keep.")
  private Optional<String> policy = Optional.empty();

  @Option(
      names = "--approve",
      description = "Let the night prune more than its policy lets a night prune by itself.")
  private boolean approve;

  SleepCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
    this.zone = new ZoneOption(desk.terminal());
  }

  /** A night with all that was decided in it. */
  record Slept(NightView night, List<DecisionView> decisions) {}

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected Answer answer() throws IOException {
    try (HomeInUse inUse = home.openExisting()) {
      return answer(inUse, spaceOption.require(inUse.memory()));
    }
  }

  private Answer answer(HomeInUse inUse, MemorySpace space) throws IOException {
    SleepRequest request = request(space);
    notes().line("Sleeping ...");
    Night night = inUse.sleep(space, request);
    Slept slept = new Slept(
        NightView.of(night.report()),
        night.decisions().stream().map(DecisionView::of).toList());
    Answer answer = Answer.of(slept, page -> {
      NightPage.print(slept.night(), page);
      if (dryRun || output().isVerbose()) {
        NightPage.print(slept.decisions(), output().isVerbose(), page);
      }
    });
    return failure(night.report()).map(answer::failed).orElse(answer);
  }

  private SleepRequest request(MemorySpace space) throws IOException {
    SleepRequest request = dryRun ? SleepRequest.DRY_RUN : SleepRequest.NOW;
    if (asOf.isPresent()) {
      request = request.asOf(zone.view("--as-of", asOf.get()));
    }
    if (approve) {
      request = request.approve();
    }
    SleepPolicy tonight = policy.isPresent()
        ? PolicySource.read(policy.get(), desk()).policy()
        : space.policy().current();
    return policy.isPresent() || keep.isGiven() ? request.by(keep.of(tonight)) : request;
  }

  private static Optional<Failure> failure(SleepReport night) {
    return switch (night.outcome()) {
      case REFUSED ->
        Optional.of(new Failure(
            ExitCode.CONFLICT,
            "night_refused",
            "the night was refused and nothing changed: " + night.because()));
      case HELD ->
        Optional.of(new Failure(
            ExitCode.CONFLICT,
            "night_held",
            "the night waits for approval and nothing changed: it " + night.because()
                + "; look at 'report', then 'sleep --approve'"));
      case CANCELLED ->
        Optional.of(new Failure(ExitCode.CONFLICT, "night_cancelled", night.because()));
      case COMMITTED, DRY_RUN, UNDONE -> Optional.empty();
    };
  }
}
