package io.hippocampus.bench.comparison;

import io.hippocampus.sleep.simulation.Progress;

/** Is told how far a comparison is. Called by one thread at a time. */
public interface ComparisonProgress extends Progress {

  /** Listens to nothing. */
  ComparisonProgress NONE = new ComparisonProgress() {
    @Override
    public void begin(String what, long steps) {}

    @Override
    public void reached(long step) {}

    @Override
    public void say(String what) {}

    @Override
    public void end() {}
  };

  /** This is going on, in a few words. */
  void say(String what);
}
