package io.hippocampus.server.cli.sleep;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.NightView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Does a night again that was undone. */
@Command(
    name = "redo",
    description = {
      "Do a night again that was undone, by default the one undone last: all is as in its morning, and"
          + " what was recorded since stays.",
      "",
      "Refused (exit code 6) when what it changed was changed since; nights undone in turn are done again"
          + " in the order they were slept."
    },
    footer = "  hippocampus redo last")
final class RedoCommand extends SpaceCommand {

  @Mixin
  private final NightParameter night = new NightParameter();

  RedoCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    SleepReport undone = night.toRedo(space);
    space.nights().redo(undone.id());
    NightView view = NightView.of(undone.endedAs(SleepOutcome.COMMITTED, "done again"));
    return Answer.of(
        view,
        page -> page.line(
            "Did %s again: the space is as in its morning, with %s",
            page.strong(Page.data(view.id())), Page.memories(view.morning().live())));
  }
}
