package io.hippocampus.server.cli.server;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.access.AccessKeys.Created;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Choices;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Span;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an access key. */
@Command(
    name = "create",
    description = "Make an access key. It is shown this once.",
    footer = {
      "  hippocampus key create ada --scope read,write --space ada",
      "  hippocampus key create nightly --scope sleep --expires 90d",
      "  hippocampus key create operator --scope admin"
    })
final class KeyCreateCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Parameters(paramLabel = "NAME", description = "Who it is for: letters, digits, _ . @ and -.")
  private String name = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      converter = Choices.Scopes.class,
      completionCandidates = Choices.Scopes.class,
      description = "What its bearer may do, of ${COMPLETION-CANDIDATES}; admin may do everything."
          + " Default: read,write.")
  private Set<Scope> scopes = new LinkedHashSet<>(Set.of(Scope.READ, Scope.WRITE));

  @Option(
      names = {"-s", "--space"},
      paramLabel = "SPACE",
      description = "In which space only; may be given again. Default: every one.")
  private Set<String> spaces = new LinkedHashSet<>();

  @Option(
      names = "--expires",
      paramLabel = "SPAN",
      description = "For how long, as in 90d. Default: until it is revoked.")
  private Optional<String> expires = Optional.empty();

  KeyCreateCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  /** A key just made, with itself. */
  record Made(KeyView key, String token) {}

  @Override
  protected Answer answer() {
    Created created = new AccessKeys(home.directory(), terminal().clock())
        .create(
            name,
            scopes,
            spaces.stream().map(SpaceName::new).collect(Collectors.toSet()),
            expires.map(span -> Span.parse("--expires", span)),
            new SecureRandom());
    Made made = new Made(KeyView.of(created.key()), created.token());
    return Answer.of(made, page -> {
      page.line("%s", page.strong(made.token()));
      page.line();
      made.key().print(page);
      page.line("Keep it well: it cannot be shown again. Send it as a header:");
      page.line("  %s", Page.data("Authorization: Bearer " + made.token()));
    });
  }
}
