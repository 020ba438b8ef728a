package io.hippocampus.sleep.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Background work that is done when it is told to be, on the thread that tells: in a fixed order,
 * and outside of what is being timed. Used by one thread.
 */
public final class Chores implements Executor {

  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable chore) {
    waiting.add(chore);
  }

  /** Does all that waits, and what comes of it. */
  public void doAll() {
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }
}
