package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.server.cli.frame.Desk;
import picocli.CommandLine.Command;

/** Restores memories. */
@Command(
    name = "restore",
    description = "Make memories that a night pruned or merged live again, as they were.",
    footer = "  hippocampus restore m-42")
final class RestoreCommand extends CurationCommand {

  RestoreCommand(Desk desk) {
    super(desk);
  }

  @Override
  void apply(MemorySpace space, MemoryId memory) {
    space.restore(memory);
  }

  @Override
  String done() {
    return "Restored";
  }
}
