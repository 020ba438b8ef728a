package io.hippocampus.server.cli;

import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Subcommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Writes a completion script. */
@Command(
    name = "completion",
    description = "Write a completion script for bash and zsh.",
    footer = {
      "  source <(hippocampus completion)",
      "  hippocampus completion > ~/.local/share/bash-completion/completions/hippocampus"
    })
final class CompletionCommand extends Subcommand {

  private final CommandLine root;

  CompletionCommand(Desk desk, CommandLine root) {
    super(desk);
    this.root = root;
  }

  /** The script. */
  record Script(String script) {}

  @Override
  protected Answer answer() {
    String script = AutoComplete.bash("hippocampus", root);
    return Answer.of(new Script(script), page -> page.line(script));
  }
}
