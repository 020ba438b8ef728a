package io.hippocampus.server.cli.worth;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of the demonstration: it stands where the story is. Thread-safe. */
final class DemoClock implements InstantSource {

  private volatile Instant now;

  DemoClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant moment) {
    now = moment;
  }
}
