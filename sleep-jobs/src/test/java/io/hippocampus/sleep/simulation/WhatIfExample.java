package io.hippocampus.sleep.simulation;

import io.hippocampus.Hippocampus;
import io.hippocampus.MemorySpace;
import io.hippocampus.consolidation.Horizon;
import io.hippocampus.policy.Preset;
import io.hippocampus.sleep.SleepSchedule;
import java.nio.file.Path;
import java.util.List;

/** The example of {@code docs/tune.md}, so that it compiles and runs. */
final class WhatIfExample {

  private WhatIfExample() {}

  /**
   * What it finds.
   *
   * @param result what would have been
   * @param ahead what is foreseen
   */
  record Found(SimulationResult result, List<Horizon> ahead) {}

  static Found tries(Hippocampus memory, MemorySpace space, SleepSchedule schedule, Path scratch) {
    // snippet: what-if
    List<Contender> contenders = List.of(
        new Contender("now", space.policy().current(), schedule),
        new Contender("lean", Preset.LEAN.policy(), schedule));
    SimulationResult result = Simulation.run(
        SimulationOptions.builder(space.history(), contenders, scratch, memory.embedder())
            .build(),
        Progress.NONE);
    List<Horizon> ahead = space.foresee(Preset.LEAN.policy(), List.of(30, 90, 365));
    // end of snippet
    return new Found(result, ahead);
  }
}
