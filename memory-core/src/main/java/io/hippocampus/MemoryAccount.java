package io.hippocampus;

import io.hippocampus.memory.Change;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.port.SleepLog.NightDecision;
import java.util.List;

/**
 * All that can be said of one memory: what it is, where it comes from, what happened to it and why.
 *
 * @param memory the memory as it is, tombstones included
 * @param retrievability how retrievable it is now
 * @param sources the experiences it was made from, oldest first; erased ones have no content
 * @param history what happened to it, oldest first
 * @param decisions what nights decided on it, newest first, with the terms of each formula
 * @param ratings what language models rated it, as they did, before calibration, newest first
 * @param recallsSinceNight how often it was recalled since the last night
 */
public record MemoryAccount(
    Memory memory,
    Retrievability retrievability,
    List<StoredExperience> sources,
    List<Change> history,
    List<NightDecision> decisions,
    List<Rating> ratings,
    int recallsSinceNight) {

  public MemoryAccount {
    sources = List.copyOf(sources);
    history = List.copyOf(history);
    decisions = List.copyOf(decisions);
    ratings = List.copyOf(ratings);
  }

  /** Returns in one sentence where the memory stands and why. */
  public String because() {
    return memory.standing().state() + " since " + memory.standing().since() + ": "
        + memory.standing().reason();
  }
}
