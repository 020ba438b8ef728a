package io.hippocampus.server.cli.upkeep;

import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Section;

/** The commands that look after a home. */
public final class UpkeepCommands {

  private UpkeepCommands() {}

  /** Returns them, for that desk. */
  public static Section at(Desk desk) {
    return Section.of(
        "Look after a home",
        new DoctorCommand(desk),
        new RebuildIndexCommand(desk),
        new ExportCommand(desk),
        new ImportCommand(desk));
  }
}
