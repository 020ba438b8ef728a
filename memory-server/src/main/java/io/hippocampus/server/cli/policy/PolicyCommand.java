package io.hippocampus.server.cli.policy;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.view.PolicyView;
import picocli.CommandLine.Command;

/** Tells how a space sleeps; its subcommands change that. */
@Command(
    name = "policy",
    description = {
      "How a space sleeps: how long memories last, how much is kept, how careful nights are.",
      "",
      "Says which policy is in force. A change holds from the next sleep."
    },
    footer = {
      "  hippocampus policy",
      "  hippocampus policy presets",
      "  hippocampus policy diff lean                        what it would do tonight",
      "  hippocampus policy set lean --why \"a small disk\"",
      "  hippocampus policy set my-policy.yaml --why \"keep all appointments\""
    })
final class PolicyCommand extends SpaceCommand {

  PolicyCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    PolicyView view = PolicyView.of(space.name().value(), space.policy().inForce());
    return Answer.of(view, page -> PolicyPage.print(view, output().isVerbose(), page));
  }
}
