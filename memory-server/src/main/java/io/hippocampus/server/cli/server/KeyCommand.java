package io.hippocampus.server.cli.server;

import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the access keys; its subcommands make and revoke them. */
@Command(
    name = "key",
    description = {
      "Who may ask the server: lists the access keys of the home.",
      "",
      "As soon as there is one, every request to the server needs one; a running server knows at"
          + " once. The home keeps a hash of each key, so a lost one cannot be shown again."
    },
    footer = {
      "  hippocampus key create ada --scope read,write --space ada",
      "  hippocampus key",
      "  hippocampus key revoke ada"
    })
final class KeyCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  private KeyCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /** Returns it with its subcommands. */
  static CommandLine withAll(Desk desk) {
    return new CommandLine(new KeyCommand(desk))
        .addSubcommand(new KeyCreateCommand(desk))
        .addSubcommand(new KeyRevokeCommand(desk));
  }

  /** All keys. */
  record Keys(List<KeyView> keys) {}

  @Override
  protected Answer answer() {
    List<KeyView> keys = new AccessKeys(home.directory(), terminal().clock())
        .all().stream().map(KeyView::of).toList();
    return Answer.of(new Keys(keys), page -> print(keys, page));
  }

  private static void print(List<KeyView> keys, Page page) {
    if (keys.isEmpty()) {
      page.line("There is no key; the server answers this machine only, without one.");
    }
    keys.forEach(key -> key.print(page));
  }
}
