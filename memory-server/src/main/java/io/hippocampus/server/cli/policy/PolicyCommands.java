package io.hippocampus.server.cli.policy;

import io.hippocampus.server.cli.frame.Desk;
import io.hippocampus.server.cli.frame.Section;
import picocli.CommandLine;

/** The commands on how a space sleeps, and on the evidence to choose by. */
public final class PolicyCommands {

  private PolicyCommands() {}

  /** Returns them, for that desk. */
  public static Section at(Desk desk) {
    return Section.of(
        "How it sleeps",
        policy(desk),
        new SimulateCommand(desk),
        new UseCommand(desk),
        new CalibrateCommand(desk));
  }

  private static CommandLine policy(Desk desk) {
    return new CommandLine(new PolicyCommand(desk))
        .addSubcommand(new PolicySetCommand(desk))
        .addSubcommand(new PolicyDiffCommand(desk))
        .addSubcommand(new PolicyHistoryCommand(desk))
        .addSubcommand(new PolicyPresetsCommand(desk))
        .addSubcommand(new PolicyCheckCommand(desk))
        .addSubcommand(new PolicyResetCommand(desk));
  }
}
