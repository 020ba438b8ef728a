package io.hippocampus.sleep.simulation;

import java.time.Instant;
import java.util.List;

/**
 * What a simulation found. Everything but how long nights took is a function of the history and the
 * contenders.
 *
 * @param from when the history begins
 * @param until when it ends
 * @param recorded how many experiences were recorded again
 * @param gone how many experiences are gone, of which only that they were could be lived again
 * @param useful how many recalls were of use
 * @param lost how many of these could not be asked again, for all they were about is gone
 * @param lives what became of it under each contender, in their order
 * @param differences what each contender keeps that another loses, where there is anything
 */
public record SimulationResult(
    Instant from,
    Instant until,
    long recorded,
    long gone,
    int useful,
    int lost,
    List<SimulatedLife> lives,
    List<Difference> differences) {

  public SimulationResult {
    lives = List.copyOf(lives);
    differences = List.copyOf(differences);
  }
}
