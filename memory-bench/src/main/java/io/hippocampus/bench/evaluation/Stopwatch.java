package io.hippocampus.bench.evaluation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Times one kind of act in real time, whatever the virtual clock says. Used by one thread. */
public final class Stopwatch {

  private static final int DIGITS = 3;

  private final Histogram nanos = new Histogram(TimeUnit.HOURS.toNanos(24), DIGITS);
  private long total;

  /** Does the act and times it. */
  public <T> T time(Supplier<T> act) {
    long start = System.nanoTime();
    T result = act.get();
    long took = System.nanoTime() - start;
    nanos.recordValue(took);
    total += took;
    return result;
  }

  /** Returns how long they took until now. */
  public Timing timing() {
    return new Timing(
        (int) nanos.getTotalCount(),
        Duration.ofNanos(total),
        Duration.ofNanos(nanos.getValueAtPercentile(50)),
        Duration.ofNanos(nanos.getValueAtPercentile(99)),
        Duration.ofNanos(nanos.getMaxValue()));
  }
}
