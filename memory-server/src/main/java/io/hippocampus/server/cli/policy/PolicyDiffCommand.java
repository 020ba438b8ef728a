package io.hippocampus.server.cli.policy;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.PolicySource;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.view.PolicyDifferenceView;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what another policy would do tonight. */
@Command(
    name = "diff",
    description = {
      "Say what another policy would do tonight that the one in force would not: what would go, what"
          + " would stay, and what of it was recalled within the last seven days.",
      "",
      "Both nights are planned; nothing is changed."
    },
    footer = {
      "  hippocampus policy diff lean",
      "  hippocampus policy diff my-policy.yaml --verbose     with every memory"
    })
final class PolicyDiffCommand extends SpaceCommand {

  @Parameters(
      paramLabel = "POLICY",
      description = "The name of a preset (see 'policy presets'), or a file.")
  private String source = "";

  PolicyDiffCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) throws IOException {
    var other = PolicySource.read(source, desk()).policy();
    notes().line("planning tonight by both policies");
    PolicyDifferenceView view = PolicyDifferenceView.of(space, space.policy().difference(other));
    return Answer.of(view, page -> PolicyPage.print(view, output().isVerbose(), page));
  }
}
