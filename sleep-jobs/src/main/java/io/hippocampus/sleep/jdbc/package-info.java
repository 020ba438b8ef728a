/**
 * Schedules in the database of the memory: tables of our own beside its tables, with a migration
 * history of their own, and those that Quartz needs.
 *
 * <p>Start reading at {@link io.hippocampus.sleep.jdbc.JdbcSleepSchedules}.
 */
@NullMarked
package io.hippocampus.sleep.jdbc;

import org.jspecify.annotations.NullMarked;
