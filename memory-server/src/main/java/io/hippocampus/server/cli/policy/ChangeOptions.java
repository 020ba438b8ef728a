package io.hippocampus.server.cli.policy;

import io.hippocampus.server.cli.frame.Desk;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who changes something, and why. */
final class ChangeOptions {

  private final Desk desk;

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is kept with the change.")
  private String why = "";

  @Option(
      names = "--by",
      paramLabel = "WHO",
      description = "Who wants it. Default: the user of this session.")
  private Optional<String> by = Optional.empty();

  ChangeOptions(Desk desk) {
    this.desk = desk;
  }

  String why() {
    return why;
  }

  String by() {
    return by.orElseGet(() -> user(desk));
  }

  /** Returns the user of this session. */
  static String user(Desk desk) {
    var environment = desk.terminal().environment();
    return environment.getOrDefault("USER", environment.getOrDefault("USERNAME", "unknown"));
  }
}
