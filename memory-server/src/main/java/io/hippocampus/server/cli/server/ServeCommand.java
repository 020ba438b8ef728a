package io.hippocampus.server.cli.server;

import io.hippocampus.server.MemoryServer;
import io.hippocampus.server.access.AccessKeys;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.Logging;
import io.hippocampus.server.cli.frame.StopSignal;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.command.CommandRunner;
import io.hippocampus.server.http.HttpSettings;
import io.hippocampus.server.http.HttpSettings.Tls;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server. */
@Command(
    name = "serve",
    description = {
      "Serve the memory to other programs until Ctrl-C or SIGTERM: REST below /v1, MCP at /mcp, health"
          + " and metrics, on one port. Spaces sleep by their schedules meanwhile.",
      "",
      "Only this machine can reach it unless --host says otherwise, and then every request needs an"
          + " access key (see 'key create'). As soon as the home has a key, every request needs one."
    },
    footer = {
      "  hippocampus serve",
      "  hippocampus serve --port 8080 --log json",
      "  hippocampus serve --host 0.0.0.0 --name memory.example.org --certificate cert.pem --key key.pem"
    })
final class ServeCommand extends Subcommand {

  private final CommandRunner commands;

  @Mixin
  private final HomeOption home;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address it answers on. Default: 127.0.0.1, for this machine only.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; 0 for any that is free. Default: 4477.")
  private int port = HttpSettings.PORT;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "A host name that it goes by, as behind a proxy; may be given again.")
  private Set<String> names = new LinkedHashSet<>();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "So many requests a second for each caller, ten seconds of them at once; 0 for"
          + " no limit. Default: 500.")
  private int rate = HttpSettings.REQUESTS_PER_SECOND;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Its certificate as PEM, to answer by TLS.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "The certificate's key as PEM.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "So many spaces sleep at once. Default: 1.")
  private int workers = 1;

  @Option(
      names = "--log",
      paramLabel = "FORM",
      description = "How to log on standard error: text or json. Default: text.")
  private String log = "text";

  ServeCommand(Desk desk, CommandRunner commands) {
    super(desk);
    this.home = new HomeOption(desk);
    this.commands = commands;
  }

  /** Where it served. */
  record Served(String url, String home) {}

  @Override
  protected Answer answer() {
    startLogging();
    HttpSettings http = new HttpSettings(host, port, names, rate, tls());
    boolean isFirst = !home.exists();
    try (StopSignal stop = new StopSignal();
        MemoryServer server = MemoryServer.start(new MemoryServer.Settings(
            home.directory(),
            home::builder,
            http,
            workers,
            terminal().clock(),
            terminal().zone(),
            new SecureRandom(),
            commands))) {
      tellReady(server.url(), isFirst);
      stop.await();
      notes().line("Stopping ...");
      Served served = new Served(server.url().toString(), home.directory().toString());
      return Answer.of(served, page -> page.line("Stopped."));
    }
  }

  private void startLogging() {
    switch (log) {
      case "text" -> Logging.to(terminal().err(), output().isVerbose());
      case "json" -> Logging.structured(terminal().err());
      default ->
        throw new IllegalArgumentException("--log is '" + log + "'; allowed are text and json");
    }
  }

  private Optional<Tls> tls() {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("--certificate and --key go together; give both");
    }
    return certificate.map(file -> new Tls(file, key.orElseThrow()));
  }

  /** Says where everything is, once it can be asked; on standard error with {@code --json}. */
  private void tellReady(URI url, boolean isFirst) {
    boolean needsKey =
        !new AccessKeys(home.directory(), terminal().clock()).all().isEmpty();
    Page page = output().isJson() ? notes() : answers();
    page.line("Hippocampus is ready at %s", page.strong(url.toString()));
    page.line("  memory   %s%s", home.directory(), isFirst ? " (made just now)" : "");
    page.line("  REST     %s/v1, described by %s/openapi.json", url, url);
    page.line("  MCP      %s/mcp", url);
    page.line("  health   %s/health/ready", url);
    page.line("  access   %s", needsKey ? "with a key only" : "this machine only, no key needed");
    page.line();
    page.line("Connect Claude Code, for one:");
    page.line(
        "  claude mcp add --transport http hippocampus %s/mcp%s",
        url, needsKey ? " --header \"Authorization: Bearer hk_...\"" : "");
    terminal().out().flush();
  }
}
