package io.hippocampus.server.cli.policy;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.view.UseView;
import picocli.CommandLine.Command;

/** Tells what a space's use says of its forgetting. */
@Command(
    name = "use",
    description = {
      "Say what its use tells of a space's forgetting: predictions against what turned out useful"
          + " (true recall), what was pruned and then asked for (regret), what is kept and was never"
          + " recalled (dead weight), and what the latest nights promoted.",
      "",
      "True recall needs 'feedback'. Regret asks the latest 200 cues again. Nothing is changed."
    },
    footer = {"  hippocampus use", "  hippocampus use --json"})
final class UseCommand extends SpaceCommand {

  UseCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    notes().line("asking again what was asked since memories were pruned");
    UseView view = UseView.of(space.name().value(), space.use());
    return Answer.of(view, page -> UsePage.print(view, page));
  }
}
