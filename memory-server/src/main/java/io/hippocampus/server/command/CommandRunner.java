package io.hippocampus.server.command;

import io.hippocampus.server.home.OpenHome;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/** Runs commands on a home that a server has open. Thread-safe. */
@FunctionalInterface
public interface CommandRunner {

  /**
   * Runs a command to its end and returns its exit code. What goes wrong is told as the command
   * line tells it.
   *
   * @param in the caller's standard input, which is asked for only when it is read
   * @param out where answers go
   * @param err where everything else goes
   * @param isWanted whether the command is still to come to its end; what takes long asks now and
   *     then and ends early when it is not, as when its caller has gone
   */
  int run(
      OpenHome home,
      CommandCall call,
      InputStream in,
      PrintStream out,
      PrintStream err,
      BooleanSupplier isWanted);
}
