package io.hippocampus.server.cli;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.server.view.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says whether a recalled memory was of use. */
@Command(
    name = "feedback",
    description = {
      "Say whether a recalled memory was of use.",
      "",
      "What was of use is asked again by every night before it commits; a night that would lose it is refused."
    },
    footer = "  hippocampus feedback r-1b2c... m-42 useful")
final class FeedbackCommand extends SpaceCommand {

  @Parameters(index = "0", paramLabel = "RECALL", description = "The id of the recall.")
  private String recall = "";

  @Parameters(index = "1", paramLabel = "MEMORY", description = "The id of the memory it gave.")
  private String memory = "";

  @Parameters(
      index = "2",
      paramLabel = "USE",
      converter = Choices.Uses.class,
      completionCandidates = Choices.Uses.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Usefulness use = Usefulness.USEFUL;

  FeedbackCommand(Desk desk) {
    super(desk);
  }

  /** What was said. */
  record Said(String recall, String memory, String use) {}

  @Override
  Answer answer(MemorySpace space) {
    space.feedback(new RecallId(recall), new MemoryId(memory), use);
    return Answer.of(
        new Said(recall, memory, Names.of(use)),
        page -> page.line("Kept: memory %s was %s", Page.data(memory), Names.of(use)));
  }
}
