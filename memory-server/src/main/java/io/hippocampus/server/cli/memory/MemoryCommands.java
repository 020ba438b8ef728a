package io.hippocampus.server.cli.memory;

import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Section;

/** The commands on what is remembered. */
public final class MemoryCommands {

  private MemoryCommands() {}

  /** Returns them, for that desk. */
  public static Section at(Desk desk) {
    return Section.of(
        "Remember and recall",
        new RecordCommand(desk),
        new IngestCommand(desk),
        new RecallCommand(desk),
        new FeedbackCommand(desk),
        new ExplainCommand(desk),
        new PinCommand(desk),
        new UnpinCommand(desk),
        new PruneCommand(desk),
        new RestoreCommand(desk),
        new ForgetCommand(desk),
        new StatusCommand(desk),
        new SpacesCommand(desk));
  }
}
