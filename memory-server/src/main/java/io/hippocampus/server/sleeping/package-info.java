/**
 * Nights that a caller starts and does not wait for: what is under way can be watched and cancelled
 * through any door, wherever it was started.
 *
 * <p>Runs are kept in this process only; what a night did is in the memory's own reports. Start
 * reading at {@link io.hippocampus.server.sleeping.SleepDesk}.
 */
@NullMarked
package io.hippocampus.server.sleeping;

import org.jspecify.annotations.NullMarked;
