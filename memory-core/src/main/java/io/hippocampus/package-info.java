/**
 * The front door: where an agent opens its memory, lives by day, sleeps by night and recalls.
 *
 * <p>One class here wires the adapters to the ports; no package of memory-core depends on this one.
 * Start reading at {@link io.hippocampus.MemorySpace}, what an agent calls, then at
 * {@link io.hippocampus.Interior}, what answers it.
 */
@NullMarked
package io.hippocampus;

import org.jspecify.annotations.NullMarked;
