package io.hippocampus.server.cli.server;

import io.hippocampus.port.NotFoundException;
import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes an access key. */
@Command(
    name = "revoke",
    description = "Revoke an access key: from the next request on it opens nothing.",
    footer = "  hippocampus key revoke ada")
final class KeyRevokeCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Parameters(paramLabel = "KEY", description = "Its name or its id.")
  private String key = "";

  KeyRevokeCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /** What was revoked. */
  record Revoked(KeyView key) {}

  @Override
  protected Answer answer() {
    KeyView revoked = new AccessKeys(home.directory(), terminal().clock())
        .revoke(key)
        .map(KeyView::of)
        .orElseThrow(() ->
            new NotFoundException("there is no key '" + key + "'; 'hippocampus key' lists them"));
    return Answer.of(
        new Revoked(revoked), page -> page.line("Revoked the key %s", Page.data(revoked.name())));
  }
}
