package io.hippocampus.sleep.simulation;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved, and only moves forwards. Thread-safe. */
public final class VirtualClock implements InstantSource {

  private Instant now;

  /** Starts at that moment. */
  public VirtualClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /**
   * Moves to that moment.
   *
   * @throws IllegalArgumentException if it is over already
   */
  public synchronized void advanceTo(Instant moment) {
    if (moment.isBefore(now)) {
      throw new IllegalArgumentException("it is " + now + " already; " + moment + " is over");
    }
    now = moment;
  }
}
