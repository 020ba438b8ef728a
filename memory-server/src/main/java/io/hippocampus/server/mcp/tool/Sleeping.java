package io.hippocampus.server.mcp.tool;

import io.hippocampus.MemorySpace;
import io.hippocampus.SleepRequest;

/** What lets a memory sleep when a tool asks for it. */
@FunctionalInterface
public interface Sleeping {

  /** Lets the memory itself sleep and tells of the beginning and the end only. */
  Sleeping AT_ONCE = (space, request, progress) -> {
    progress.told(0, 1, "falling asleep");
    MemorySpace.Night night = space.sleepAndTell(request);
    progress.told(1, 1, "awake");
    return night;
  };

  /**
   * Lets it sleep and returns when it is awake again.
   *
   * @throws io.hippocampus.port.ConflictException if it sleeps already
   */
  MemorySpace.Night sleep(MemorySpace space, SleepRequest request, Progress progress);
}
