package io.hippocampus.server.mcp;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.access.Caller;
import io.hippocampus.server.mcp.tool.Call;
import io.hippocampus.server.mcp.tool.Progress;

/**
 * Who asks, about which memory.
 *
 * @param space the memory
 * @param caller who asks, with what they may do
 */
record Visit(MemorySpace space, Caller caller) {

  /** Returns a call of a tool in this visit. */
  Call call(String client, Progress progress) {
    return new Call(space, caller, client, progress);
  }
}
