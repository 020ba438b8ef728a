package io.hippocampus.server.cli.frame;

import io.hippocampus.bench.comparison.ComparisonProgress;
import io.hippocampus.server.cli.page.Page;

/** Shows the progress of an evaluation, or of many. */
public final class Watching implements ComparisonProgress {
  private final Subcommand command;
  private Progress progress;

  /** Shows it to who watches that command. */
  public Watching(Subcommand command) {
    this.command = command;
    this.progress = Progress.unseen(command.desk());
  }

  @Override
  public void begin(String what, long steps) {
    end();
    progress = command.progress(Page.data(what, 30), steps);
  }

  @Override
  public void reached(long step) {
    progress.to(step);
  }

  @Override
  public void say(String what) {
    progress.say(what);
  }

  @Override
  public void end() {
    progress.close();
  }
}
