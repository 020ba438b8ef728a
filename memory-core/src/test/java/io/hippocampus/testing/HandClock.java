package io.hippocampus.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves by hand. Thread-safe. */
public final class HandClock implements InstantSource {

  private volatile Instant now;

  /** Starts at that moment. */
  public HandClock(Instant start) {
    now = start;
  }

  /** Starts at that moment, in ISO 8601. */
  public static HandClock at(String start) {
    return new HandClock(Instant.parse(start));
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves to that moment, forwards or backwards. */
  public void set(Instant moment) {
    now = moment;
  }

  /** Moves forwards. */
  public void advance(Duration step) {
    now = now.plus(step);
  }
}
