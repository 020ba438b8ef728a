package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.AccountPage;
import io.hippocampus.server.view.AccountView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells all that can be said of a memory. */
@Command(
    name = "explain",
    description =
        "Say where a memory comes from, how firmly it is held, what happened to it and why.",
    footer = {
      "  hippocampus explain m-42",
      "  hippocampus explain --json m-42    with every term of every formula, unrounded"
    })
final class ExplainCommand extends SpaceCommand {

  @Parameters(
      paramLabel = "MEMORY",
      description = "The id of a memory, or of an experience it was made from.")
  private String memory = "";

  ExplainCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    AccountView account = AccountView.of(account(space, memory));
    return Answer.of(account, page -> AccountPage.print(account, output().isVerbose(), page));
  }
}
