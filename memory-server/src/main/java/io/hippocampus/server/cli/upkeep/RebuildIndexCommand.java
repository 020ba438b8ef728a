package io.hippocampus.server.cli.upkeep;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.ExitCode;
import io.hippocampus.server.cli.frame.Failure;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.StatusView;
import picocli.CommandLine.Command;

/** Builds the index anew. */
@Command(
    name = "rebuild-index",
    description = {
      "Build the index of a space anew from the store, which is the truth.",
      "",
      "Loses nothing; for when doctor says that index and store differ. Recalls of that space wait"
          + " meanwhile."
    },
    footer = "  hippocampus rebuild-index --space anna")
final class RebuildIndexCommand extends SpaceCommand {

  RebuildIndexCommand(Desk desk) {
    super(desk);
  }

  /** What the index holds now, and in how many memories it differs from the store: none. */
  record Rebuilt(String space, int shortTerm, int longTerm, long bytes, int differences) {}

  @Override
  protected Answer answer(MemorySpace space) {
    notes().line("Building the index anew ...");
    space.upkeep().rebuildIndex();
    StatusView status = StatusView.of(space.status());
    Rebuilt rebuilt = new Rebuilt(
        status.space(),
        status.indexShortTerm(),
        status.indexLongTerm(),
        status.indexBytes(),
        space.upkeep().indexDifferences().size());
    Answer answer = Answer.of(
        rebuilt,
        page -> page.line(
            "Rebuilt the index of %s: %s, %s",
            page.strong(Page.data(rebuilt.space())),
            Page.memories((long) rebuilt.shortTerm() + rebuilt.longTerm()),
            Page.bytes(rebuilt.bytes())));
    return rebuilt.differences() == 0
        ? answer
        : answer.failed(new Failure(
            ExitCode.CORRUPT,
            "corrupt",
            "the new index still differs from the store in "
                + Page.memories(rebuilt.differences())));
  }
}
