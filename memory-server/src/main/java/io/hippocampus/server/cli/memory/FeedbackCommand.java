package io.hippocampus.server.cli.memory;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.port.RecallLog.Usefulness;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Choices;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.Names;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a recalled memory was of use, or how what was done with a recall turned out. */
@Command(
    name = "feedback",
    description = {
      "Say whether a recalled memory was of use; or, with --reward, how what was done with the"
          + " whole recall turned out.",
      "",
      "What was of use is asked again by every night before it commits; a night that would lose it is"
          + " refused. A reward counts in 'use' and 'calibrate', as one judgement shared among what"
          + " the recall gave."
    },
    footer = {
      "  hippocampus feedback r-1b2c... m-42 useful",
      "  hippocampus feedback r-1b2c... --reward=-0.5"
    })
final class FeedbackCommand extends SpaceCommand {

  @Parameters(index = "0", paramLabel = "RECALL", description = "The id of the recall.")
  private String recall = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "MEMORY",
      description = "The id of the memory it gave.")
  private @Nullable String memory;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "USE",
      converter = Choices.Uses.class,
      completionCandidates = Choices.Uses.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable Usefulness use;

  @Option(
      names = "--reward",
      paramLabel = "R",
      description = "How well it went, -1 to 1, in place of MEMORY and USE.")
  private @Nullable Double reward;

  FeedbackCommand(Desk desk) {
    super(desk);
  }

  /** What was said. */
  record Said(
      String recall, Optional<String> memory, Optional<String> use, Optional<Double> reward) {}

  @Override
  protected Answer answer(MemorySpace space) {
    if (reward != null && memory == null) {
      return rewarded(space, reward);
    }
    if (reward == null && memory != null && use != null) {
      return judged(space, memory, use);
    }
    throw new IllegalArgumentException(
        "the feedback says neither MEMORY and USE nor --reward, or both; say one of them");
  }

  private Answer judged(MemorySpace space, String of, Usefulness said) {
    space.feedback(new RecallId(recall), new MemoryId(of), said);
    return Answer.of(
        new Said(recall, Optional.of(of), Optional.of(Names.of(said)), Optional.empty()),
        page -> page.line("Kept: memory %s was %s", Page.data(of), Names.of(said)));
  }

  private Answer rewarded(MemorySpace space, double how) {
    space.reward(new RecallId(recall), how);
    return Answer.of(
        new Said(recall, Optional.empty(), Optional.empty(), Optional.of(how)),
        page -> page.line("Kept: recall %s turned out %+.2f", Page.data(recall), how));
  }
}
