package io.hippocampus.server.cli;

import io.hippocampus.Hippocampus;
import io.hippocampus.memory.SpaceName;
import java.util.List;
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
  Answer answer() {
    try (Hippocampus memory = home.existing().open()) {
      List<String> names = memory.spaces().stream().map(SpaceName::value).toList();
      return Answer.of(
          new Spaces(home.directory().toString(), names),
          page -> names.forEach(name -> page.line(Page.data(name))));
    }
  }
}
