package io.hippocampus.server.mcp.tool;

import io.hippocampus.MemorySpace;
import io.hippocampus.SleepRequest;
import io.hippocampus.server.sleeping.SleepDesk;

/** What lets a memory sleep when a tool asks for it. */
@FunctionalInterface
public interface Sleeping {

  /** Lets the memory itself sleep, in the thread that asks. */
  Sleeping AT_ONCE = (space, request, progress) ->
      space.sleepAndTell(request.watchedBy(new NightProgress(progress)));

  /** Returns what lets memories sleep at that desk, where others see the night as well. */
  static Sleeping at(SleepDesk desk) {
    return new DeskSleeping(desk);
  }

  /**
   * Lets it sleep and returns when it is awake again.
   *
   * @throws io.hippocampus.port.ConflictException if it sleeps already
   */
  MemorySpace.Night sleep(MemorySpace space, SleepRequest request, Progress progress);
}
