package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.server.cli.frame.Desk;
import picocli.CommandLine.Command;

/** Unpins memories. */
@Command(
    name = "unpin",
    description = "Unpin memories: they may be pruned again.",
    footer = "  hippocampus unpin m-42")
final class UnpinCommand extends CurationCommand {

  UnpinCommand(Desk desk) {
    super(desk);
  }

  @Override
  void apply(MemorySpace space, MemoryId memory) {
    space.unpin(memory);
  }

  @Override
  String done() {
    return "Unpinned";
  }
}
