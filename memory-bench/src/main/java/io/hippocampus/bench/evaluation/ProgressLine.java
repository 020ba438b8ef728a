package io.hippocampus.bench.evaluation;

import io.hippocampus.sleep.simulation.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows progress as a line that fills, in plain characters. */
public final class ProgressLine implements Progress {

  private final PrintStream console;
  private @Nullable ProgressBar line;

  /** Shows it there; usually {@code System.err}. */
  public ProgressLine(PrintStream console) {
    this.console = console;
  }

  @Override
  public void begin(String what, long steps) {
    end();
    line = new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .setConsumer(new ConsoleProgressBarConsumer(console))
        .build();
  }

  @Override
  public void reached(long step) {
    if (line != null) {
      line.stepTo(step);
    }
  }

  @Override
  public void end() {
    if (line != null) {
      line.close();
      line = null;
    }
  }
}
