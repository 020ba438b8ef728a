package io.hippocampus.server.cli.frame;

import java.util.concurrent.CountDownLatch;

/**
 * That the process was asked to stop: by Ctrl-C or SIGTERM. The process then ends only when the
 * command has closed what it opened and told its answer.
 */
public final class StopSignal implements AutoCloseable {

  private static final CountDownLatch TOLD = new CountDownLatch(1);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final Thread hook;

  /** Listens from now on. */
  public StopSignal() {
    hook = Thread.ofPlatform().name("hippocampus-stop").unstarted(() -> {
      asked.countDown();
      await(TOLD);
    });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Says that the command of this process has told its answer, so that the process may end. */
  public static void told() {
    TOLD.countDown();
  }

  /** Waits until the process is asked to stop. */
  public void await() {
    await(asked);
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Listens no more, if nobody asked. */
  @Override
  public void close() {
    if (asked.getCount() > 0) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
