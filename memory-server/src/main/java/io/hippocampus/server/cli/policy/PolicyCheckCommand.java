package io.hippocampus.server.cli.policy;

import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.PolicySource;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.PolicyView;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a policy. */
@Command(
    name = "check",
    description = {
      "Check a policy: every mistake with its line, what stands there and what is allowed; else every"
          + " knob with what it is turned to. Needs no home."
    },
    footer = "  hippocampus policy check my-policy.yaml")
final class PolicyCheckCommand extends Subcommand {

  @Parameters(paramLabel = "POLICY", description = "The name of a preset, or a file.")
  private String source = "";

  PolicyCheckCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer() throws IOException {
    PolicyDocument document = PolicySource.read(source, desk());
    PolicyView view = PolicyView.of(document);
    return Answer.of(
        view,
        page -> view.knobs()
            .forEach((knob, turned) -> page.line("  %-28s %s", knob, Page.data(turned))));
  }
}
