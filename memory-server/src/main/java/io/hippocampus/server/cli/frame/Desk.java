package io.hippocampus.server.cli.frame;

import io.hippocampus.server.home.OpenHome;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What every command works with.
 *
 * @param terminal what it talks with
 * @param opening how it opens a home
 * @param served the home that is open already, in the server that runs the command; empty where the
 *     command runs in a process of its own
 */
public record Desk(Terminal terminal, Opening opening, Optional<OpenHome> served) {

  /**
   * Returns the file of that name, absolute, as seen from where the command was given.
   *
   * @throws IllegalArgumentException if the server runs the command, and the file is another one to
   *     each process, such as a pipe below {@code /dev}
   */
  public Path file(String name) {
    Path file = terminal.directory().resolve(name).normalize();
    if (served.isPresent() && (file.startsWith("/dev") || file.startsWith("/proc"))) {
      throw new IllegalArgumentException("the file is " + file
          + ", which is another one to the server that runs this; give it as standard input, -, or"
          + " a file on disk");
    }
    return file;
  }
}
