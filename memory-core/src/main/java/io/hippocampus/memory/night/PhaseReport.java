package io.hippocampus.memory.night;

import java.time.Duration;

/**
 * What one phase of a night did.
 *
 * @param phase which one
 * @param considered how many memories it looked at
 * @param changed how many it decided to change
 * @param took how long it took
 * @param result what came of it, in words a person can read; says why when nothing did
 */
public record PhaseReport(Phase phase, int considered, int changed, Duration took, String result) {}
