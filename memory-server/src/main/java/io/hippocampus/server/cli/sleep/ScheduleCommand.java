package io.hippocampus.server.cli.sleep;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.view.ScheduleView;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the schedules; its subcommands change them. */
@Command(
    name = "schedule",
    description = {
      "When spaces sleep by themselves: at local times, and when something wakes them besides.",
      "",
      "Lists the schedules. They are kept in the home; spaces sleep while 'serve' or 'schedule run'"
          + " runs, or an application does that starts a scheduler."
    },
    footer = {
      "  hippocampus schedule add nightly --at 03:15 --zone Europe/Berlin --done-by 05:00",
      "  hippocampus schedule",
      "  hippocampus schedule next -n 5",
      "  hippocampus schedule run                sleep when due, until Ctrl-C",
      "  hippocampus schedule run --once         sleep what is due now: for cron and systemd"
    })
final class ScheduleCommand extends SchedulesCommand {

  ScheduleCommand(Desk desk) {
    super(desk);
  }

  /** The schedules. */
  record Schedules(List<ScheduleView> schedules) {

    /** Answers with all schedules, each with its next run. */
    static Answer answer(Book book, Instant now) {
      Schedules all = new Schedules(
          book.schedules().all().stream().map(kept -> book.view(kept, now, 1)).toList());
      return Answer.of(all, page -> SchedulePage.printAll(all.schedules(), page));
    }
  }

  @Override
  Answer answer(Book book) {
    return Schedules.answer(book, now());
  }
}
