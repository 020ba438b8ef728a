package io.hippocampus.server.cli.sleep;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.sleep.ScheduleCommand.Schedules;
import io.hippocampus.sleep.SleepSchedules.Kept;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the next runs. */
@Command(
    name = "next",
    description = {
      "Tell the next runs, on the schedule's wall clock and on yours, and what changes of the clock do"
          + " to them."
    },
    footer = "  hippocampus schedule next nightly -n 5")
final class ScheduleNextCommand extends SchedulesCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The schedule's name. Default: all of them.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = {"-n", "--runs"},
      paramLabel = "N",
      description = "So many runs. Default: 5.")
  private int runs = 5;

  ScheduleNextCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer(Book book) {
    if (runs < 1 || runs > 1_000) {
      throw new IllegalArgumentException("-n is " + runs + "; allowed are 1 to 1000");
    }
    List<Kept> wanted =
        name.map(one -> List.of(book.require(one))).orElseGet(book.schedules()::all);
    Schedules next =
        new Schedules(wanted.stream().map(kept -> book.view(kept, now(), runs)).toList());
    return Answer.of(
        next,
        page -> next.schedules()
            .forEach(schedule -> SchedulePage.printRuns(schedule, terminal().zone(), page)));
  }
}
