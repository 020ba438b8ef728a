package io.hippocampus.server.cli;

import io.hippocampus.port.UnavailableException;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Host;
import io.hippocampus.server.cli.frame.Opening;
import io.hippocampus.server.cli.frame.Terminal;
import io.hippocampus.server.command.CommandCall;
import io.hippocampus.server.command.CommandClient;
import io.hippocampus.server.command.CommandRunner;
import io.hippocampus.server.home.RunningServer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Commands that run in the server which has their home open: how they get there, and back. */
final class AtServer {

  /** The variables that commands on an open home read. */
  private static final List<String> VARIABLES =
      List.of("COLUMNS", "NO_COLOR", "TERM", "USER", "USERNAME");

  private static final String HOME = "HIPPOCAMPUS_HOME";

  private AtServer() {}

  /**
   * Has a command run by the server that has the home open, and returns its exit code; empty if
   * there is none, or it cannot be reached, and so nothing was done.
   *
   * @throws UnavailableException if the server went away after it had been asked
   */
  static OptionalInt run(String name, List<String> arguments, Path home, Terminal terminal) {
    Optional<RunningServer> server = RunningServer.of(home);
    if (server.isEmpty()) {
      return OptionalInt.empty();
    }
    Map<String, String> environment = new HashMap<>(terminal.environment());
    environment.keySet().retainAll(VARIABLES);
    CommandCall call = new CommandCall(
        name,
        arguments,
        home.toString(),
        terminal.directory().toString(),
        terminal.zone().getId(),
        environment,
        terminal.inIsTty(),
        terminal.outIsTty(),
        terminal.errIsTty());
    return new CommandClient(server.get(), terminal.in(), terminal.out(), terminal.err()).run(call);
  }

  /**
   * Returns what runs them there.
   *
   * @param own the server's variables
   */
  static CommandRunner runner(Opening opening, Map<String, String> own) {
    return (home, call, in, out, err, isWanted) -> {
      Map<String, String> environment = new HashMap<>(call.environment());
      environment.put(HOME, call.home());
      Terminal terminal = new Terminal(
          in,
          out,
          err,
          call.inIsTty(),
          call.outIsTty(),
          call.errIsTty(),
          environment,
          Path.of(call.directory()),
          home.clock(),
          ZoneId.of(call.zone()));
      return new Main(new Desk(terminal, opening, Optional.of(new Host(home, own, isWanted))))
          .run(call.arguments().toArray(String[]::new));
    };
  }
}
