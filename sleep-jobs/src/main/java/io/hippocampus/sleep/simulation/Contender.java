package io.hippocampus.sleep.simulation;

import static java.util.Objects.requireNonNull;

import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.sleep.SleepSchedule;

/**
 * A way to sleep that is tried out. Immutable.
 *
 * @param name what results call it, 1 to 80 characters, not blank
 * @param policy how it sleeps
 * @param schedule when it sleeps; every run happens, on time
 */
public record Contender(String name, SleepPolicy policy, SleepSchedule schedule) {

  private static final int LONGEST_NAME = 80;

  public Contender {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("the name of a contender is '" + name
          + "'; allowed are 1 to " + LONGEST_NAME + " characters, not blank");
    }
    requireNonNull(policy, "policy");
    requireNonNull(schedule, "schedule");
  }
}
