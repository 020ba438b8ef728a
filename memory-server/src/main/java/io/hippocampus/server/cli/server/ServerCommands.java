package io.hippocampus.server.cli.server;

import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Section;

/** The commands of the server. */
public final class ServerCommands {

  private ServerCommands() {}

  /** Returns them, for that desk. */
  public static Section at(Desk desk) {
    return Section.of(
        "Serve other programs",
        new ServeCommand(desk),
        new McpCommand(desk),
        new HookCommand(desk),
        KeyCommand.withAll(desk));
  }
}
