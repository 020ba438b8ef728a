package io.hippocampus.server.cli.frame;

import io.hippocampus.port.UnavailableException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What every command works with.
 *
 * @param terminal what it talks with
 * @param opening how it opens a home
 * @param host the server that runs the command; empty where it runs in a process of its own
 */
public record Desk(Terminal terminal, Opening opening, Optional<Host> host) {

  /** Returns the variables in which keys of models are: of the process that has the home open. */
  public Map<String, String> keys() {
    return host.map(Host::environment).orElse(terminal.environment());
  }

  /**
   * Makes sure that the command is still to come to its end. Whatever takes long asks this between
   * steps, each of which is whole by itself.
   *
   * @throws UnavailableException if its caller has gone, or the server that runs it stops
   */
  public void requireWanted() {
    if (host.isPresent() && !host.get().isWanted().getAsBoolean()) {
      throw new UnavailableException("the server stops, or nobody waits for this any more; what was"
          + " done by then stays done: begin it again for the rest");
    }
  }

  /**
   * Returns the file of that name, absolute, as seen from where the command was given.
   *
   * @throws IllegalArgumentException if the server runs the command, and the file is another one to
   *     each process, such as a pipe below {@code /dev}
   */
  public Path file(String name) {
    Path file = terminal.directory().resolve(name).normalize();
    if (host.isPresent() && (file.startsWith("/dev") || file.startsWith("/proc"))) {
      throw new IllegalArgumentException("the file is " + file
          + ", which is another one to the server that runs this; give it as standard input, -, or"
          + " a file on disk");
    }
    return file;
  }
}
