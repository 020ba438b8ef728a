/**
 * The words for a night's sleep: its phases, its decisions and its report.
 *
 * <p>Immutable values, as all of {@link io.hippocampus.memory}. Start reading at
 * {@link io.hippocampus.memory.night.SleepReport}.
 */
@NullMarked
package io.hippocampus.memory.night;

import org.jspecify.annotations.NullMarked;
