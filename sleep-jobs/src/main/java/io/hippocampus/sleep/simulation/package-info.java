/**
 * What if: a history lived through again by other policies and schedules, side by side, on a clock
 * that jumps from event to event, in a scratch area that goes afterwards. The space whose history
 * it is is only read.
 *
 * <p>Everything is a function of the history and the contenders, but for the time things take.
 *
 * <p>Start reading at {@link io.hippocampus.sleep.simulation.Simulation}, then
 * {@link io.hippocampus.sleep.simulation.Playthrough}.
 */
@NullMarked
package io.hippocampus.sleep.simulation;

import org.jspecify.annotations.NullMarked;
