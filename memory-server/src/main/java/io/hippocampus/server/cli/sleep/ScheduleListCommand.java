package io.hippocampus.server.cli.sleep;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.sleep.ScheduleCommand.Schedules;
import picocli.CommandLine.Command;

/** Lists the schedules. */
@Command(
    name = "list",
    description = "List the schedules: when each sleeps next, what waits, and what failed.",
    footer = "  hippocampus schedule list --json")
final class ScheduleListCommand extends SchedulesCommand {

  ScheduleListCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer(Book book) {
    return Schedules.answer(book, now());
  }
}
