package io.hippocampus.server.cli.policy;

import io.hippocampus.MemorySpace;
import io.hippocampus.SpacePolicy.InForce;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.PolicySource;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.PolicyView;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a space sleep by another policy. */
@Command(
    name = "set",
    description = {
      "Have a space sleep by a preset or a file of your own, from its next night on.",
      "",
      "Look at 'policy diff' first: it says what would go tonight."
    },
    footer = {
      "  hippocampus policy set thorough --why \"it forgot an appointment\"",
      "  hippocampus policy set my-policy.yaml --by ann --why \"a small disk\""
    })
final class PolicySetCommand extends SpaceCommand {

  @Parameters(
      paramLabel = "POLICY",
      description = "The name of a preset (see 'policy presets'), or a file.")
  private String source = "";

  @Mixin
  private final ChangeOptions change;

  PolicySetCommand(Desk desk) {
    super(desk);
    this.change = new ChangeOptions(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) throws IOException {
    InForce inForce =
        space.policy().change(PolicySource.read(source, desk()), change.by(), change.why());
    PolicyView view = PolicyView.of(space.name().value(), inForce);
    return Answer.of(
        view,
        page -> page.line(
            "Policy %s holds from the next sleep of %s.",
            page.strong(String.valueOf(inForce.version())),
            Page.data(space.name().value())));
  }
}
