/**
 * Wiring: one memory behind several doors.
 *
 * <p>A door never depends on another door; all give one answer because all ask the front door of
 * memory-core.
 */
@NullMarked
package io.hippocampus.server;

import org.jspecify.annotations.NullMarked;
