package io.hippocampus.server.mcp.tool;

import io.hippocampus.MemorySpace;
import io.hippocampus.server.access.Caller;

/**
 * Who calls a tool, on which memory.
 *
 * @param space the memory
 * @param caller who calls, with what they may do
 * @param client what they call with, such as {@code claude-code 2.1.0}, as it says itself; for
 *     display only
 * @param progress where to tell how far a long call is
 */
public record Call(MemorySpace space, Caller caller, String client, Progress progress) {}
