package io.hippocampus.server.cli.frame;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that shows how far something is, for who watches; otherwise nothing. Closing ends it. */
public final class Progress implements AutoCloseable {

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** Returns one that shows nothing. */
  public static Progress silent() {
    return new Progress(null);
  }

  /** Returns one that shows itself on the terminal's standard error. */
  static Progress on(Terminal terminal, String task, long steps) {
    return new Progress(new ProgressBarBuilder()
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

  /** Says that so many steps are done. */
  public void to(long step) {
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
