/**
 * Who wakes us: an alarm for each schedule, kept by Quartz in the memory's database.
 *
 * <p>Quartz says <em>now</em> and nothing else. What is due, and when the next run is,
 * {@code io.hippocampus.sleep} decides; why its cron and calendar triggers do not, is told in
 * {@code docs/decisions/0004-one-alarm-per-schedule.md}. Quartz stays in this package.
 *
 * <p>No thread that may be inside the database or an index is interrupted, though Quartz tries when
 * it stops: see {@code Carrier} and {@code HomeJobStore}.
 *
 * <p>Start reading at {@link io.hippocampus.sleep.quartz.QuartzSleepScheduler}, then
 * {@code Alarms}.
 */
@NullMarked
package io.hippocampus.sleep.quartz;

import org.jspecify.annotations.NullMarked;
