/**
 * Commands on what is remembered: take in, recall, curate, look around.
 *
 * <p>Start reading at {@link io.hippocampus.server.cli.memory.MemoryCommands}.
 */
@NullMarked
package io.hippocampus.server.cli.memory;

import org.jspecify.annotations.NullMarked;
