package io.hippocampus.sleep.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds up who passes until it is opened, and notes who came. Thread-safe. */
final class Gate {

  private final CountDownLatch arrivals;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile boolean interrupted;

  /** A gate at which so many are awaited. */
  Gate(int awaited) {
    arrivals = new CountDownLatch(awaited);
  }

  void pass() {
    mostAtOnce.accumulateAndGet(inside.incrementAndGet(), Math::max);
    arrivals.countDown();
    try {
      opened.await();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    inside.decrementAndGet();
  }

  void awaitArrivals() throws InterruptedException {
    assertThat(arrivals.await(30, TimeUnit.SECONDS))
        .as("all arrive within 30 s")
        .isTrue();
  }

  void open() {
    opened.countDown();
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  boolean wasInterrupted() {
    return interrupted;
  }
}
