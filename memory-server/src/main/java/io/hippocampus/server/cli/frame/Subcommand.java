package io.hippocampus.server.cli.frame;

import io.hippocampus.server.cli.page.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command: finds its answer and has it written the way that was asked for. */
public abstract class Subcommand implements Callable<Answer> {

  private static final int LONGEST_TEXT_BYTES = 4 << 20;

  @Mixin
  private final OutputOptions output = new OutputOptions();

  private final Desk desk;

  /** A command at that desk. */
  protected Subcommand(Desk desk) {
    this.desk = desk;
  }

  /** Does what the command is for. */
  protected abstract Answer answer() throws IOException;

  /**
   * Returns the home that it works on and shares with others: a server that has that home open can
   * run it too. Empty for a command that works on none, wants the home to itself or changes how it
   * is opened; such a command runs in a process of its own only.
   */
  public Optional<HomeOption> sharedHome() {
    return Optional.empty();
  }

  @Override
  public final Answer call() throws IOException {
    if (desk.host().isEmpty()) {
      Logging.to(desk.terminal().err(), output.isVerbose());
    }
    return answer();
  }

  /** Returns how it is to answer. */
  public final OutputOptions output() {
    return output;
  }

  /** Returns what it works with. */
  protected final Desk desk() {
    return desk;
  }

  /** Returns what it talks with. */
  protected final Terminal terminal() {
    return desk.terminal();
  }

  /** Whether somebody watches who wants to know what is going on. */
  protected final boolean isWatched() {
    return !output.isQuiet() && (terminal().errIsTty() || output.isVerbose());
  }

  /** Returns where to say what is not the answer; nothing is seen when nobody watches. */
  protected final Page notes() {
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
  protected final Page answers() {
    return new Page(
        terminal().out(),
        terminal().isColoured(),
        terminal().width(),
        terminal().zone());
  }

  /**
   * Shows how far a task is, for who watches; at each step the task ends by
   * {@link Desk#requireWanted} when nobody wants its end any more.
   */
  protected final Progress progress(String task, long steps) {
    return !output.isQuiet() && terminal().errIsTty()
        ? Progress.shown(desk, task, steps)
        : Progress.unseen(desk);
  }

  /**
   * Reads all of standard input.
   *
   * @throws IllegalArgumentException if it is longer than a text can be
   */
  protected final String standardInput() throws IOException {
    byte[] all = terminal().in().readNBytes(LONGEST_TEXT_BYTES + 1);
    if (all.length > LONGEST_TEXT_BYTES) {
      throw new IllegalArgumentException("the standard input has more than " + LONGEST_TEXT_BYTES
          + " bytes, which no text may have; give less, or use ingest");
    }
    return new String(all, StandardCharsets.UTF_8);
  }
}
