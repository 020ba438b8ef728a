/**
 * Who wakes us: sleep as Quartz jobs.
 *
 * <p>A job asks {@code io.hippocampus.sleep} what is due and does nothing else. Quartz stays in
 * this package.
 */
@NullMarked
package io.hippocampus.sleep.quartz;

import org.jspecify.annotations.NullMarked;
