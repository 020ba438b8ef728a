/**
 * Learning from use: what a space's own recalls tell of how well it forgets.
 *
 * <p>Pure functions of what the recall log, the store and the nights' reports hold: nothing here
 * reads a clock, rolls dice or writes. The same log always teaches the same.
 *
 * <p>Start reading at {@link io.hippocampus.learning.Evidence}, then at
 * {@link io.hippocampus.learning.Use} for the tables and at
 * {@link io.hippocampus.learning.Calibrator} for what is fitted to a log.
 */
@NullMarked
package io.hippocampus.learning;

import org.jspecify.annotations.NullMarked;
