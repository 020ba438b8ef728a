package io.hippocampus.server.cli.server;

import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Section;
import io.hippocampus.server.command.CommandRunner;

/** The commands of the server. */
public final class ServerCommands {

  private ServerCommands() {}

  /**
   * Returns them, for that desk.
   *
   * @param commands runs commands in the server, for other processes
   */
  public static Section at(Desk desk, CommandRunner commands) {
    return Section.of(
        "Serve other programs",
        new ServeCommand(desk, commands),
        new McpCommand(desk),
        new HookCommand(desk),
        KeyCommand.withAll(desk));
  }
}
