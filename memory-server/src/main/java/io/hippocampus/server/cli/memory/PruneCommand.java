package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.server.cli.frame.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prunes memories by hand. */
@Command(
    name = "prune",
    description = {
      "Let memories go, as a night does: they are recalled no more.",
      "",
      "'restore' brings them back until their grace is over; 'forget' erases for good."
    },
    footer = "  hippocampus prune m-42 --reason \"no longer true\"")
final class PruneCommand extends CurationCommand {

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for the ledger. Default: by hand.")
  private String reason = "by hand";

  PruneCommand(Desk desk) {
    super(desk);
  }

  @Override
  void apply(MemorySpace space, MemoryId memory) {
    space.prune(memory, reason);
  }

  @Override
  String done() {
    return "Pruned";
  }
}
