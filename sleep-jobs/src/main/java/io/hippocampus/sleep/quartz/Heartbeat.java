package io.hippocampus.sleep.quartz;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again, on a thread that nobody interrupts, until it is closed. */
final class Heartbeat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final ScheduledThreadPoolExecutor thread;

  /** Begins after the first pause; a beat that fails is logged and the next one follows. */
  Heartbeat(String name, Duration pause, Runnable beat) {
    thread = new ScheduledThreadPoolExecutor(
        1, Thread.ofPlatform().daemon().name(name).factory());
    thread.scheduleWithFixedDelay(
        () -> tolerantly(name, beat), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void tolerantly(String name, Runnable beat) {
    try {
      beat.run();
    } catch (RuntimeException e) {
      LOG.warn("{} missed a beat", name, e);
    }
  }

  /** Returns when the beat under way is over; the caller must not be interrupted meanwhile. */
  @Override
  public void close() {
    thread.close();
  }
}
