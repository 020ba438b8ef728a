package io.hippocampus;

import java.time.Duration;

/** Does work later, off the waking path. */
interface BackgroundWork {

  /** Does it after that time, or, where time is not kept, at its next opportunity. */
  void after(Duration delay, Runnable work);

  /** Whether it waits as long as it is told; else what failed is not tried again by time. */
  boolean keepsTime();
}
