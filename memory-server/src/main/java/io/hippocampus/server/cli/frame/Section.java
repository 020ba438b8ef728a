package io.hippocampus.server.cli.frame;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Commands that belong together: a room gives its own to the command line, and the help lists them
 * under one heading.
 *
 * @param heading what they are about, in a word or a few
 * @param commands the commands, in the order in which the help lists them
 */
public record Section(String heading, List<CommandLine> commands) {

  /** Copies the list. */
  public Section {
    commands = List.copyOf(commands);
  }

  /** Returns a section of commands, each as picocli reads it or with subcommands added already. */
  public static Section of(String heading, Object... commands) {
    return new Section(
        heading,
        Stream.of(commands)
            .map(one -> one instanceof CommandLine line ? line : new CommandLine(one))
            .toList());
  }
}
