package io.hippocampus.server.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command: finds its answer and has it written the way that was asked for. */
abstract class Subcommand implements Callable<Answer> {

  @Mixin
  final OutputOptions output = new OutputOptions();

  final Desk desk;

  Subcommand(Desk desk) {
    this.desk = desk;
  }

  /** Does what the command is for. */
  abstract Answer answer() throws IOException;

  @Override
  public final Answer call() throws IOException {
    Logging.to(desk.terminal().err(), output.verbose);
    return answer();
  }

  final Terminal terminal() {
    return desk.terminal();
  }

  /** Whether somebody watches who wants to know what is going on. */
  final boolean isWatched() {
    return !output.quiet && (terminal().errIsTty() || output.verbose);
  }

  /** Returns where to say what is not the answer; nothing is seen when nobody watches. */
  final Page notes() {
    PrintStream err = isWatched()
        ? terminal().err()
        : new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Page(
        err,
        terminal().errIsTty() && terminal().isColoured(),
        terminal().width(),
        terminal().zone());
  }

  /**
   * Returns where to write answers as they come; not for {@code --json}, which gives one document.
   */
  final Page answers() {
    return new Page(
        terminal().out(),
        terminal().isColoured(),
        terminal().width(),
        terminal().zone());
  }

  /** Shows how far a task is, for who watches. */
  final Progress progress(String task, long steps) {
    return !output.quiet && terminal().errIsTty()
        ? Progress.on(terminal(), task, steps)
        : Progress.silent();
  }

  final String standardInput() throws IOException {
    return new String(terminal().in().readAllBytes(), StandardCharsets.UTF_8);
  }
}
