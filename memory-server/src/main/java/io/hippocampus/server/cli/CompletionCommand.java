package io.hippocampus.server.cli;

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
  Answer answer() {
    String script = AutoComplete.bash("hippocampus", root);
    return Answer.of(new Script(script), page -> page.line(script));
  }
}
