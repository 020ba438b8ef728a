/**
 * When to sleep: schedules, catching up, pressure and quiet hours.
 *
 * <p>What is due is decided from the moments that are handed in, so a night also runs without a
 * scheduler.
 */
@NullMarked
package io.hippocampus.sleep;

import org.jspecify.annotations.NullMarked;
