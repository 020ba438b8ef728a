package io.hippocampus.server.cli.memory;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeInUse;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the spaces. */
@Command(
    name = "spaces",
    description = "List the spaces of the home.",
    footer = "  hippocampus spaces --json")
final class SpacesCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  SpacesCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /** The names of the spaces. */
  record Spaces(String home, List<String> spaces) {}

  @Override
  public Optional<HomeOption> sharedHome() {
    return Optional.of(home);
  }

  @Override
  protected Answer answer() {
    try (HomeInUse inUse = home.openExisting()) {
      List<String> names =
          inUse.memory().spaces().stream().map(SpaceName::value).toList();
      return Answer.of(
          new Spaces(home.directory().toString(), names),
          page -> names.forEach(name -> page.line(Page.data(name))));
    }
  }
}
