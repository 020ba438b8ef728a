package io.hippocampus.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * From when until when what a memory says held in the world.
 *
 * @param from since when it held
 * @param until from when on it no longer held; empty while it holds
 * @param supersededBy the memory that says what holds since then; present exactly when
 *     {@code until} is
 */
public record Validity(Instant from, Optional<Instant> until, Optional<MemoryId> supersededBy) {

  public Validity {
    if (until.isPresent() != supersededBy.isPresent()) {
      throw new IllegalArgumentException("validity ends " + until + " but is superseded by "
          + supersededBy + "; give both or neither");
    }
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new IllegalArgumentException(
          "validity ends " + until.get() + " before it begins " + from);
    }
  }

  /** Returns the validity of what holds from then on. */
  public static Validity since(Instant from) {
    return new Validity(from, Optional.empty(), Optional.empty());
  }

  /** Returns this validity ended by its successor; an end before the beginning counts as it. */
  public Validity endedBy(MemoryId successor, Instant at) {
    return new Validity(from, Optional.of(at.isBefore(from) ? from : at), Optional.of(successor));
  }

  /** Whether it was superseded at that moment or before. */
  public boolean isSupersededAt(Instant moment) {
    return until.isPresent() && !until.get().isAfter(moment);
  }
}
