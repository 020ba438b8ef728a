package io.hippocampus.sleep.simulation;

import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * What became of a history under one contender.
 *
 * @param contender how it slept
 * @param nights its nights, oldest first, at least one
 * @param answers what became of useful recalls
 * @param recorded how many experiences were recorded again
 */
public record SimulatedLife(
    Contender contender, List<SimulatedNight> nights, Answers answers, long recorded) {

  private static final double DAYS_A_YEAR = 365.25;
  private static final double SECONDS_A_DAY = 86_400;

  public SimulatedLife {
    nights = List.copyOf(nights);
  }

  /** Returns the last night. */
  public SimulatedNight last() {
    return nights.get(nights.size() - 1);
  }

  /** Returns how often the verdict was given in all nights that were committed. */
  public int count(Verdict verdict) {
    return nights.stream()
        .filter(night -> night.outcome() == SleepOutcome.COMMITTED)
        .mapToInt(night -> night.count(verdict))
        .sum();
  }

  /** Returns how many nights were not committed. */
  public int uncommitted() {
    return (int) nights.stream()
        .filter(night -> night.outcome() != SleepOutcome.COMMITTED)
        .count();
  }

  /** Returns how many nights somebody would have had to approve. */
  public int approved() {
    return (int) nights.stream().filter(SimulatedNight::approved).count();
  }

  /** Returns how long all nights took. */
  public Duration took() {
    return nights.stream().map(SimulatedNight::took).reduce(Duration.ZERO, Duration::plus);
  }

  /** Returns how many texts all nights had to embed. */
  public long embedded() {
    return nights.stream().mapToLong(SimulatedNight::embedded).sum();
  }

  /** Returns how long the nights of a year take, at the pace of these. */
  public Duration perYear() {
    double apart = Duration.between(nights.get(0).at(), last().at()).toSeconds() / SECONDS_A_DAY;
    double days = nights.size() == 1 ? 1 : apart * nights.size() / (nights.size() - 1);
    return Duration.ofNanos(Math.round(took().toNanos() * DAYS_A_YEAR / days));
  }
}
