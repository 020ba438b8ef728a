/**
 * When to sleep: schedules, the nights they missed, and putting spaces to sleep one by one.
 *
 * <p>What is due is decided from moments that are handed in and from what is kept of the past, so a
 * night also runs without a scheduler, and a test lives through a year in a moment. Nothing is ever
 * interrupted: a stop is a flag that is looked at between two spaces.
 *
 * <p>Start reading at {@link io.hippocampus.sleep.SleepSchedule}, then
 * {@link io.hippocampus.sleep.SleepCoordinator}.
 */
@NullMarked
package io.hippocampus.sleep;

import org.jspecify.annotations.NullMarked;
