package io.hippocampus.server.cli.worth;

import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Section;

/** The commands that show and measure what a memory is worth. */
public final class WorthCommands {

  private WorthCommands() {}

  /** Returns them, for that desk. */
  public static Section at(Desk desk) {
    return Section.of("See what it is worth", new DemoCommand(desk), new EvaluateCommand(desk));
  }
}
