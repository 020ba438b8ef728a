package io.hippocampus.server.cli.sleep;

import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Section;
import picocli.CommandLine;

/** The commands on nights, and on when they come. */
public final class SleepCommands {

  private SleepCommands() {}

  /** Returns them, for that desk. */
  public static Section at(Desk desk) {
    return Section.of(
        "Sleep",
        new SleepCommand(desk),
        new SleepsCommand(desk),
        new ReportCommand(desk),
        new UndoCommand(desk),
        new RedoCommand(desk),
        schedule(desk));
  }

  private static CommandLine schedule(Desk desk) {
    return new CommandLine(new ScheduleCommand(desk))
        .addSubcommand(new ScheduleAddCommand(desk))
        .addSubcommand(new ScheduleListCommand(desk))
        .addSubcommand(new ScheduleNextCommand(desk))
        .addSubcommand(new ScheduleChangeCommand.Pause(desk))
        .addSubcommand(new ScheduleChangeCommand.Resume(desk))
        .addSubcommand(new ScheduleChangeCommand.Remove(desk))
        .addSubcommand(new ScheduleRunCommand(desk));
  }
}
