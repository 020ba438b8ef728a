package io.hippocampus.sleep;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepReport;

/** What a scheduled night came to for one space. Immutable. */
public sealed interface SpaceNight {

  /** Returns which space. */
  SpaceName space();

  /**
   * It slept; whether the night was committed or refused, the report says.
   *
   * @param space which space
   * @param report what the night did
   */
  record Slept(SpaceName space, SleepReport report) implements SpaceNight {}

  /**
   * It did not sleep because something failed; it is as it was in the evening.
   *
   * @param space which space
   * @param cause what failed
   */
  record Failed(SpaceName space, RuntimeException cause) implements SpaceNight {}

  /**
   * It did not sleep tonight though it was to, and is to still.
   *
   * @param space which space
   * @param because why not
   */
  record NotReached(SpaceName space, String because) implements SpaceNight {}
}
