package io.hippocampus.memory.night;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.MemoryId;

/**
 * What a phase decided on one memory, and why.
 *
 * @param memory which one
 * @param phase which phase decided
 * @param verdict what it decided
 * @param why the reason with the terms of its formula
 */
public record Decision(MemoryId memory, Phase phase, Verdict verdict, Explanation why) {}
