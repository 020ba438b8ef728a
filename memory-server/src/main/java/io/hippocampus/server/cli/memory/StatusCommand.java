package io.hippocampus.server.cli.memory;

import io.hippocampus.Hippocampus;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.SpaceOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.NightPage;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.StatusView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how a space is. */
@Command(
    name = "status",
    description = "Say how a space is: what it holds, what waits, how the last night went.",
    footer = {"  hippocampus status", "  hippocampus status --all --json"})
final class StatusCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Mixin
  private final SpaceOption space = new SpaceOption();

  @Option(
      names = {"-a", "--all"},
      description = "All spaces of the home.")
  private boolean all;

  StatusCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /**
   * The home and its spaces.
   *
   * @param home its directory
   * @param embeddingModel the model by which memories are found
   * @param spaces its spaces
   */
  record Status(String home, String embeddingModel, List<StatusView> spaces) {}

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected Answer answer() {
    Path directory = home.directory();
    try (HomeInUse inUse = home.openExisting()) {
      Hippocampus memory = inUse.memory();
      List<StatusView> spaces = all
          ? memory.spaces().stream()
              .map(name -> StatusView.of(memory.space(name).status()))
              .toList()
          : List.of(StatusView.of(space.require(memory).status()));
      String model = memory.embeddingModel().name();
      return Answer.of(new Status(directory.toString(), model, spaces), page -> {
        page.line(
            "%s %s, %s %s",
            page.faint("home"), directory, page.faint("embedded by"), Page.data(model));
        spaces.forEach(view -> print(view, page));
      });
    }
  }

  private static void print(StatusView status, Page page) {
    page.line().line("%s", page.strong(Page.data(status.space())));
    page.line(
        "  lived through  %s, %,d words",
        Page.experiences(status.experiences()), status.experiencedWords());
    page.line(
        "  remembers      %s, %,d words (%,d short-term, %,d long-term)",
        Page.memories(status.live().live()),
        status.live().words(),
        status.live().shortTerm(),
        status.live().longTerm());
    page.line("  of these       %,d pinned, %,d superseded", status.pinned(), status.superseded());
    if (status.unencoded() > 0) {
      page.line(
          "  waiting        %s",
          page.doubtful(Page.memories(status.unencoded()) + " without a tag or an embedding"));
    }
    status.rating().ifPresent(rating -> RatingPage.print(rating, page));
    page.line("  window         %,d of %,d tokens", status.windowTokens(), status.windowLimit());
    page.line(
        "  index          %,d short-term, %,d long-term, %s on disk",
        status.indexShortTerm(), status.indexLongTerm(), Page.bytes(status.indexBytes()));
    page.line("  recalls        %,d", status.recalls());
    page.line(
        "  last night     %s",
        status.lastNight().map(night -> NightPage.line(night, page)).orElse("none yet"));
    status
        .alarms()
        .forEach(
            alarm -> page.line("  %s", page.wrong("alarm          " + Page.data(alarm.told()))));
  }
}
