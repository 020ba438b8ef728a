/**
 * Cron expressions over a wall clock that is never changed.
 *
 * <p>Quartz reads the expressions and is told that every zone is UTC, so that it has no opinion on
 * clock changes: those are the schedule's. Depends on the JDK and Quartz alone. Why Quartz, is told
 * in {@code docs/decisions/0013-cron-without-a-zone.md}.
 *
 * <p>Start reading at {@link io.hippocampus.sleep.cron.LocalCron}.
 */
@NullMarked
package io.hippocampus.sleep.cron;

import org.jspecify.annotations.NullMarked;
