package io.hippocampus;

import io.hippocampus.encoding.Encoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Encodes in the background what was recorded, a batch at a time, and measures how long that takes.
 * Thread-safe.
 */
final class EncodingQueue {

  private static final System.Logger LOG = System.getLogger(EncodingQueue.class.getName());

  private final Encoder encoder;
  private final Executor background;
  private final InstantSource clock;
  private final Runnable afterwards;
  private final AtomicBoolean queued = new AtomicBoolean();
  private final AtomicReference<Optional<Instant>> waitingSince =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Duration>> lag = new AtomicReference<>(Optional.empty());
  private volatile boolean closed;

  EncodingQueue(Encoder encoder, Executor background, InstantSource clock, Runnable afterwards) {
    this.encoder = encoder;
    this.background = background;
    this.clock = clock;
    this.afterwards = afterwards;
  }

  /** Says that something was recorded. */
  void wake() {
    waitingSince.compareAndSet(Optional.empty(), Optional.of(clock.instant()));
    if (!closed && queued.compareAndSet(false, true)) {
      background.execute(this::encode);
    }
  }

  private void encode() {
    queued.set(false);
    try {
      Optional<Instant> since = waitingSince.getAndSet(Optional.empty());
      while (!closed && encoder.encodeBatch() > 0) {
        afterwards.run();
        since.ifPresent(start -> lag.set(Optional.of(Duration.between(start, clock.instant()))));
      }
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "cannot encode now, trying again with the next record or sleep",
          e);
    }
  }

  /** Returns how long the oldest of the batch encoded last had waited. */
  Optional<Duration> lag() {
    return lag.get();
  }

  /** Lets the batch under way finish and begins no other. */
  void close() {
    closed = true;
    synchronized (encoder) {
      queued.set(true);
    }
  }
}
