package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.server.cli.frame.Desk;
import picocli.CommandLine.Command;

/** Pins memories. */
@Command(
    name = "pin",
    description = "Pin memories: they are never pruned.",
    footer = "  hippocampus pin m-42")
final class PinCommand extends CurationCommand {

  PinCommand(Desk desk) {
    super(desk);
  }

  @Override
  void apply(MemorySpace space, MemoryId memory) {
    space.pin(memory);
  }

  @Override
  String done() {
    return "Pinned";
  }
}
