package io.hippocampus.sleep.quartz;

import org.jspecify.annotations.Nullable;
import org.quartz.listeners.SchedulerListenerSupport;
import org.quartz.spi.ThreadExecutor;

/**
 * Runs Quartz's scheduling thread inside another one, out of reach of Quartz's interrupts.
 *
 * <p>When Quartz stops, it interrupts its scheduling thread, which may just be inside the database;
 * the database's files do not survive that. Here the thread object that Quartz knows is never
 * started, so its interrupt meets nobody; the one that does the work sees Quartz's flag at its next
 * look. And because nobody can wait for a thread that was never started either, this listens for
 * the stop and does the waiting, before the workers are stopped.
 */
final class Carrier extends SchedulerListenerSupport implements ThreadExecutor {

  private volatile @Nullable Thread carrying;

  @Override
  public void initialize() {}

  @Override
  public void execute(Thread scheduling) {
    carrying = Thread.ofPlatform().daemon().name(scheduling.getName()).start(scheduling);
  }

  @Override
  public void schedulerShuttingdown() {
    Thread thread = carrying;
    boolean interrupted = false;
    while (thread != null && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
