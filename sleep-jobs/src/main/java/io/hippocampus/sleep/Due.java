package io.hippocampus.sleep;

import java.time.Instant;
import java.util.Optional;

/** Whether a schedule is to let its spaces sleep now. Immutable. */
public sealed interface Due {

  /**
   * Now.
   *
   * @param nights for how many of its nights: more than 1 when some were missed
   * @param run the latest of their runs
   * @param until when the nights that begin now end at the latest
   */
  record Now(int nights, Instant run, Optional<Instant> until) implements Due {}

  /**
   * Not now.
   *
   * @param at when to look again; empty while it is paused
   */
  record NotNow(Optional<Instant> at) implements Due {}
}
