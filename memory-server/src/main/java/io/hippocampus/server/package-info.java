/**
 * Wiring: one memory behind several doors.
 *
 * <p>A door never depends on another door; all give one answer because all ask the front door of
 * memory-core. Start reading at {@link io.hippocampus.server.MemoryServer}.
 */
@NullMarked
package io.hippocampus.server;

import org.jspecify.annotations.NullMarked;
