package io.hippocampus.recall.time;

/**
 * What was read from a text.
 *
 * @param span the time it speaks of
 * @param next the first token after it
 */
record Reading(Span span, int next) {}
