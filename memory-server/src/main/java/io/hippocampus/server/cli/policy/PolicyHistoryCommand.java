package io.hippocampus.server.cli.policy;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.PolicyView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the policies a space slept by. */
@Command(
    name = "history",
    description = "List the policies a space slept by: which, since when, by whom and why.",
    footer = {
      "  hippocampus policy history",
      "  hippocampus policy history --verbose     with the documents"
    })
final class PolicyHistoryCommand extends SpaceCommand {

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many. Default: 20.")
  private int limit = 20;

  PolicyHistoryCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    if (limit < 1) {
      throw new IllegalArgumentException("--limit is " + limit + "; allowed are 1 and more");
    }
    List<PolicyView.Past> policies =
        space.policy().history(limit).stream().map(PolicyView.Past::of).toList();
    return Answer.of(new PolicyView.History(space.name().value(), policies), page -> {
      if (policies.isEmpty()) {
        page.line("No night followed a policy yet, and none was set.");
      }
      policies.forEach(past -> print(past, page));
    });
  }

  private void print(PolicyView.Past past, Page page) {
    page.line(
        "%s  %s  by %s: %s",
        page.strong(String.format(java.util.Locale.ROOT, "%3d", past.version())),
        page.minute(past.at()),
        Page.data(past.by(), 40),
        Page.data(past.why(), 80));
    if (output().isVerbose()) {
      PolicyPage.document(past.document(), 7, page);
      page.line();
    }
  }
}
