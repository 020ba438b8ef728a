package io.hippocampus.server.cli.sleep;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.SleepId;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.NightView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Undoes a night. */
@Command(
    name = "undo",
    description = {
      "Undo a night, by default the latest that stands: all that it changed is as it was in its evening.",
      "",
      "Refused (exit code 6) when what it changed was changed again since; undo later nights first. What was undone"
          + " can be done again with 'redo'."
    },
    footer = "  hippocampus undo last")
final class UndoCommand extends SpaceCommand {

  @Mixin
  private final NightParameter night = new NightParameter();

  UndoCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    SleepId id = night.toUndo(space).id();
    space.nights().undo(id);
    NightView undone = NightView.of(night(space, id));
    return Answer.of(
        undone,
        page -> page.line(
            "Undid %s: the space is as in its evening, with %s",
            page.strong(Page.data(undone.id())), Page.memories(undone.evening().live())));
  }

  private static io.hippocampus.memory.night.SleepReport night(MemorySpace space, SleepId id) {
    return space.nights().reports(Integer.MAX_VALUE).stream()
        .filter(report -> report.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
