package io.hippocampus.server.cli.policy;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.view.PolicyView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a space sleep by the program's policy again. */
@Command(
    name = "reset",
    description = "Have a space sleep by the program's own policy again, from its next night on.",
    footer = "  hippocampus policy reset --why \"the trial is over\"")
final class PolicyResetCommand extends SpaceCommand {

  @Mixin
  private final ChangeOptions change;

  PolicyResetCommand(Desk desk) {
    super(desk);
    this.change = new ChangeOptions(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    PolicyView view =
        PolicyView.of(space.name().value(), space.policy().reset(change.by(), change.why()));
    return Answer.of(view, page -> PolicyPage.print(view, false, page));
  }
}
