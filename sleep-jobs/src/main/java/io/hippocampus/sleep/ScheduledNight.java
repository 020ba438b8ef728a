package io.hippocampus.sleep;

import java.time.Instant;
import java.util.List;

/**
 * What a night on a schedule came to, space by space. Immutable.
 *
 * @param schedule the name of the schedule
 * @param at when it began
 * @param nights for how many nights of the schedule it stands: more than 1 when some were missed
 * @param spaces the spaces that were to sleep, in the order in which they were
 */
public record ScheduledNight(String schedule, Instant at, int nights, List<SpaceNight> spaces) {

  public ScheduledNight {
    spaces = List.copyOf(spaces);
  }

  /** Whether every space that was to sleep has slept. */
  public boolean isComplete() {
    return spaces.stream().allMatch(SpaceNight.Slept.class::isInstance);
  }

  /** Returns the spaces that failed, with the cause of each. */
  public List<SpaceNight.Failed> failures() {
    return spaces.stream()
        .filter(SpaceNight.Failed.class::isInstance)
        .map(SpaceNight.Failed.class::cast)
        .toList();
  }
}
