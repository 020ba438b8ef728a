package io.hippocampus.server.cli.model;

import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Section;

/** The commands on the models that rate and embed. */
public final class ModelCommands {

  private ModelCommands() {}

  /** Returns them, for that desk. */
  public static Section at(Desk desk) {
    return Section.of(
        "Models",
        new ModelCommand(desk),
        new RetagCommand(desk),
        new ReembedCommand(desk),
        new AgreementCommand(desk));
  }
}
