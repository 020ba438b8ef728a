package io.hippocampus;

import io.hippocampus.MemorySpace.Night;
import io.hippocampus.consolidation.SleepCycle.Prepared;
import io.hippocampus.consolidation.Vigil;
import io.hippocampus.encoding.Encoder;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Allowance;
import io.hippocampus.port.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts a space to sleep: first finishes what the day left over, while recording and recalling go
 * on, then lets the night come. One night at a time.
 */
final class Bedtime {

  private final SpaceName space;
  private final Encoder encoder;
  private final Optional<RatingLoop> rating;
  private final long tokensPerNight;
  private final Nights nights;
  private final Lock quiet;
  private final InstantSource clock;
  private final ReentrantLock bedtime = new ReentrantLock();

  /**
   * Sees to one space.
   *
   * @param tokensPerNight how many tokens a night may spend on a language model
   * @param quiet held while the night is under way
   */
  Bedtime(
      SpaceName space,
      Encoder encoder,
      Optional<RatingLoop> rating,
      long tokensPerNight,
      Nights nights,
      Lock quiet,
      InstantSource clock) {
    this.space = space;
    this.encoder = encoder;
    this.rating = rating;
    this.tokensPerNight = tokensPerNight;
    this.nights = nights;
    this.quiet = quiet;
    this.clock = clock;
  }

  /**
   * Sleeps a night, or plans one.
   *
   * @throws ConflictException if a night is under way already
   */
  Night sleep(SleepRequest request) {
    if (!bedtime.tryLock()) {
      throw new ConflictException(
          "space " + space + " is asleep already; wait until that night is over");
    }
    try {
      Vigil vigil = new Vigil(request.observer());
      Prepared prepared = prepare(request, vigil);
      quiet.lock();
      try {
        return nights.sleep(request, prepared, vigil);
      } finally {
        quiet.unlock();
      }
    } finally {
      bedtime.unlock();
    }
  }

  /** Whether a night is under way. */
  boolean isUnderWay() {
    return bedtime.isLocked();
  }

  /** Encodes and rates what waits for it; a night that is only planned rates nothing. */
  private Prepared prepare(SleepRequest request, Vigil vigil) {
    Instant start = clock.instant();
    vigil.beganToEncode();
    int encoded = encoder.encodeAll(vigil::encoded);
    Allowance allowance = Allowance.of(tokensPerNight);
    String rated = request.dryRun()
        ? ""
        : rating
            .map(loop -> loop.finish(allowance, request.until(), vigil::isCancelled))
            .orElse("");
    return new Prepared(encoded, Duration.between(start, clock.instant()), rated, allowance);
  }
}
