package io.hippocampus.server.cli.frame;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far something is: a bar for who watches; for nobody, nothing is seen. Each step asks whether
 * the rest is still wanted. Closing ends it.
 */
public final class Progress implements AutoCloseable {

  private final Desk desk;
  private final @Nullable ProgressBar bar;

  private Progress(Desk desk, @Nullable ProgressBar bar) {
    this.desk = desk;
    this.bar = bar;
  }

  /** Returns one of a command at that desk which shows nothing. */
  public static Progress unseen(Desk desk) {
    return new Progress(desk, null);
  }

  /** Returns one that shows itself on the standard error of the desk's terminal. */
  static Progress shown(Desk desk, String task, long steps) {
    Terminal terminal = desk.terminal();
    return new Progress(
        desk,
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.width() - 1))
            .clearDisplayOnFinish()
            .build());
  }

  /** Says of how many steps it is. */
  public void outOf(long steps) {
    if (bar != null) {
      bar.maxHint(steps);
    }
  }

  /**
   * Says that so many steps are done.
   *
   * @throws io.hippocampus.port.UnavailableException if the others are not wanted any more
   */
  public void to(long step) {
    desk.requireWanted();
    if (bar != null) {
      bar.stepTo(step);
    }
  }

  void say(String message) {
    if (bar != null) {
      bar.setExtraMessage(message);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
