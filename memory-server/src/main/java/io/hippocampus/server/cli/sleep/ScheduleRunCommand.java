package io.hippocampus.server.cli.sleep;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.ExitCode;
import io.hippocampus.server.cli.frame.Failure;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Span;
import io.hippocampus.server.cli.frame.StopSignal;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.ScheduleView.RoundView;
import io.hippocampus.sleep.ScheduledNight;
import io.hippocampus.sleep.SleepCoordinator;
import io.hippocampus.sleep.SleepSchedules.Kept;
import io.hippocampus.sleep.quartz.QuartzSleepScheduler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets spaces sleep when they are due. */
@Command(
    name = "run",
    description = {
      "Let spaces sleep when they are due, until Ctrl-C or SIGTERM; a space that sleeps then sleeps its"
          + " night. The home is open meanwhile, so no other process can use it.",
      "",
      "With --once: let those sleep that are due now, and end."
    },
    footer = {
      "  hippocampus schedule run",
      "  hippocampus schedule run --once         from cron or a systemd timer"
    })
final class ScheduleRunCommand extends SchedulesCommand {

  @Option(names = "--once", description = "Let those sleep that are due now, and end.")
  private boolean once;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "So many spaces sleep at once. Default: 1.")
  private int workers = 1;

  @Option(
      names = "--look-every",
      paramLabel = "SPAN",
      description = "How often to look whether something wakes a space. Default: 1m.")
  private String lookEvery = "1m";

  ScheduleRunCommand(Desk desk) {
    super(desk);
  }

  /** What the nights came to. */
  record Slept(List<RoundView> rounds) {}

  /** A server runs its schedules already. */
  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.empty();
  }

  @Override
  Answer answer(Book book) throws IOException {
    return once ? once(book) : untilStopped(book);
  }

  private Answer once(Book book) {
    SleepCoordinator coordinator = SleepCoordinator.builder(
            book.memory(), book.schedules(), book.queue())
        .clock(terminal().clock())
        .build();
    coordinator.look();
    List<ScheduledNight> nights = book.schedules().all().stream()
        .map(Kept::schedule)
        .map(schedule -> coordinator.sleepDue(schedule.name()))
        .filter(night -> !night.spaces().isEmpty())
        .toList();
    Slept slept = new Slept(nights.stream().map(RoundView::of).toList());
    Answer answer = Answer.of(slept, page -> {
      if (slept.rounds().isEmpty()) {
        page.line("Nothing is due.");
      }
      slept.rounds().forEach(round -> SchedulePage.print(round, page));
    });
    return failure(nights).map(answer::failed).orElse(answer);
  }

  private static Optional<Failure> failure(List<ScheduledNight> nights) {
    long failed = nights.stream().mapToLong(night -> night.failures().size()).sum();
    return failed == 0
        ? Optional.empty()
        : Optional.of(new Failure(
            ExitCode.UNAVAILABLE,
            "unavailable",
            Page.count(failed, "space", "spaces")
                + " did not sleep; tried again after a while, or with the next run"));
  }

  private Answer untilStopped(Book book) {
    List<RoundView> rounds = new CopyOnWriteArrayList<>();
    try (StopSignal stop = new StopSignal();
        QuartzSleepScheduler scheduler = QuartzSleepScheduler.builder(
                book.memory(), book.memory().dataSource().orElseThrow())
            .clock(terminal().clock())
            .workers(workers)
            .lookEvery(Span.parse("--look-every", lookEvery))
            .onNight(night -> tell(RoundView.of(night), rounds))
            .start()) {
      notes()
          .line(
              "Watching over %s; stop with Ctrl-C.",
              Page.count(scheduler.schedules(1).size(), "schedule", "schedules"));
      stop.await();
      notes().line("Stopping ...");
    }
    return Answer.of(new Slept(rounds), page -> page.line("Stopped."));
  }

  private void tell(RoundView round, List<RoundView> rounds) {
    if (output().isJson()) {
      rounds.add(round);
    } else {
      Page page = answers();
      SchedulePage.print(round, page);
      terminal().out().flush();
    }
  }
}
