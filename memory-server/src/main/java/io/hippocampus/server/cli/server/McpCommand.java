package io.hippocampus.server.cli.server;

import io.hippocampus.Hippocampus;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.cli.frame.Answer;
import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.HomeOption;
import io.hippocampus.server.cli.frame.SpaceOption;
import io.hippocampus.server.cli.frame.Subcommand;
import io.hippocampus.server.home.RunningServer;
import io.hippocampus.server.mcp.McpStdio;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Speaks MCP over standard input and output. */
@Command(
    name = "mcp",
    description = {
      "Speak the Model Context Protocol over standard input and output, for clients that start their"
          + " servers themselves. Ends when its input does.",
      "",
      "If 'hippocampus serve' has the home open, this hands everything on to it; otherwise it opens"
          + " the home itself, which one process at a time can. Start the server to let several"
          + " clients share a memory, and to let it sleep by its schedules."
    },
    footer = {"  claude mcp add hippocampus -- hippocampus mcp", "  hippocampus mcp --space work"})
final class McpCommand extends Subcommand {

  @Mixin
  private final HomeOption home;

  @Mixin
  private final SpaceOption space = new SpaceOption();

  McpCommand(Desk desk) {
    super(desk);
    this.home = new HomeOption(desk);
  }

  @Override
  protected Answer answer() throws IOException {
    OutputStream out = terminal().out();
    SpaceName name = space.name();
    Optional<RunningServer> server = RunningServer.of(home.directory());
    if (server.isPresent()) {
      McpStdio.forward(
          () -> RunningServer.of(home.directory()), name, terminal().in(), out);
    } else {
      try (Hippocampus memory = home.builder().open()) {
        McpStdio.serve(memory.space(name), version(), terminal().in(), out);
      }
    }
    return Answer.of(Map.of(), page -> {});
  }

  private static String version() {
    return Optional.ofNullable(McpCommand.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
