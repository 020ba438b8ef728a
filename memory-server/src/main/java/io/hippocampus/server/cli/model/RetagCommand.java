package io.hippocampus.server.cli.model;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.RetagView;
import io.hippocampus.server.view.RetagView.ChangeView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tags memories anew. */
@Command(
    name = "retag",
    description = {
      "Tag all live memories anew: with the tagger of today and the present calibration of a"
          + " language model's ratings. What the model has not rated waits for it, and is rated in"
          + " the background or by the next sleep. Tags that callers gave are kept."
    },
    footer = {"  hippocampus retag --dry-run", "  hippocampus retag"})
final class RetagCommand extends SpaceCommand {

  @Option(names = "--dry-run", description = "Say what would change, and change nothing.")
  private boolean dryRun;

  RetagCommand(Desk desk) {
    super(desk);
  }

  @Override
  protected Answer answer(MemorySpace space) {
    RetagView view = RetagView.of(
        space.name().value(),
        dryRun,
        dryRun ? space.upkeep().previewRetag() : space.upkeep().retag());
    return Answer.of(view, page -> print(view, page));
  }

  private static void print(RetagView view, Page page) {
    page.line(
        "%s of %s %s another tag.",
        page.strong(String.valueOf(view.changed())),
        Page.memories(view.considered()),
        view.dryRun() ? "would get" : "got");
    if (view.toRate() > 0) {
      page.line(
          "%s %s to be rated, for about %,d tokens at most.",
          page.strong(Page.memories(view.toRate())),
          view.dryRun() ? "would wait" : "wait",
          view.tokensAtMost());
    }
    for (ChangeView change : view.largest()) {
      page.line(
          "  %s  %.2f by %s, %s %.2f by %s: %s",
          Page.data(change.memory()),
          change.before(),
          change.taggedBy(),
          view.dryRun() ? "would be" : "now",
          change.after(),
          change.toBy(),
          Page.data(change.content(), 60));
    }
  }
}
