package io.hippocampus.server.cli;

import io.hippocampus.bench.comparison.ComparisonProgress;

/** Shows the progress of an evaluation, or of many. */
final class Watching implements ComparisonProgress {
  private final Subcommand command;
  private Progress progress = Progress.silent();

  Watching(Subcommand command) {
    this.command = command;
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
