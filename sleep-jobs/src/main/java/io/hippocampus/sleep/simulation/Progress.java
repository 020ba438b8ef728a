package io.hippocampus.sleep.simulation;

/** Is told how far something long is. Called from one thread at a time. */
public interface Progress {

  /** Listens to nothing. */
  Progress NONE = new Progress() {
    @Override
    public void begin(String what, long steps) {}

    @Override
    public void reached(long step) {}

    @Override
    public void end() {}
  };

  /** Something begins that has so many steps. */
  void begin(String what, long steps);

  /** So many of its steps are done. */
  void reached(long step);

  /** It is over. */
  void end();
}
