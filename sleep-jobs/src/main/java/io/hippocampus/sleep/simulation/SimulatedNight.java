package io.hippocampus.sleep.simulation;

import io.hippocampus.memory.night.SleepOutcome;
import io.hippocampus.memory.night.Totals;
import io.hippocampus.memory.night.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A night that was simulated, and how the memory is in its morning.
 *
 * @param at when it was
 * @param outcome how it ended
 * @param approved whether it would have pruned more than its policy lets a night prune by itself;
 *     it was approved then
 * @param held what is held in the morning
 * @param indexBytes what the long-term index takes on disk then
 * @param verdicts how often each verdict was given
 * @param retention how much is left of what was, or will be, of use
 * @param answers what became of useful recalls since the contender took over, up to then
 * @param took how long the night took
 * @param embedded how many texts it had to embed
 */
public record SimulatedNight(
    Instant at,
    SleepOutcome outcome,
    boolean approved,
    Totals held,
    long indexBytes,
    Map<Verdict, Integer> verdicts,
    Retention retention,
    Answers answers,
    Duration took,
    long embedded) {

  public SimulatedNight {
    verdicts = Map.copyOf(verdicts);
  }

  /** Returns how often the verdict was given. */
  public int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }
}
