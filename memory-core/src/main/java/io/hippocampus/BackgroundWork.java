package io.hippocampus;

import java.time.Duration;

/** Does work later, off the waking path. */
interface BackgroundWork {

  /** Does it after that time, or, where time is not kept, at its next opportunity. */
  void after(Duration delay, Runnable work);

  /**
   * Waits that long on the caller's thread.
   *
   * @return false, at once or as soon as that is known, where time is not kept or all is being
   *     closed
   */
  boolean rest(Duration pause);

  /** Whether it waits as long as it is told; else what failed is not tried again by time. */
  boolean keepsTime();
}
