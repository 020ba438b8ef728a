package io.hippocampus.server.cli.sleep;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.SpaceCommand;
import io.hippocampus.server.cli.page.NightPage;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.NightView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the nights. */
@Command(
    name = "sleeps",
    description = "List the latest nights, newest first.",
    footer = "  hippocampus sleeps --limit 5")
final class SleepsCommand extends SpaceCommand {

  @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: 20.")
  private int limit = 20;

  SleepsCommand(Desk desk) {
    super(desk);
  }

  /** The nights. */
  record Sleeps(List<NightView> nights) {}

  @Override
  protected Answer answer(MemorySpace space) {
    if (limit < 1) {
      throw new IllegalArgumentException("--limit is " + limit + "; allowed are 1 and more");
    }
    Sleeps sleeps =
        new Sleeps(space.nights().reports(limit).stream().map(NightView::of).toList());
    return Answer.of(sleeps, page -> print(sleeps, page));
  }

  private static void print(Sleeps sleeps, Page page) {
    if (sleeps.nights().isEmpty()) {
      page.line("No night yet. Begin with: hippocampus sleep --dry-run");
    }
    for (NightView night : sleeps.nights()) {
      page.line(NightPage.line(night, page))
          .line("            %s", page.faint(Page.data(night.id())));
    }
  }
}
