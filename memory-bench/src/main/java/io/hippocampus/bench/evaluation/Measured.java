package io.hippocampus.bench.evaluation;

import java.time.Duration;

/**
 * What depends on the machine, and so differs from run to run.
 *
 * @param took how long the evaluation took
 * @param embedding how long the embeddings took beforehand, those from the cache included
 * @param embedded how many texts the model had to embed or count; the rest came from the cache
 * @param records recording one experience, until it is on disk
 * @param nights one night, its embeddings from the cache
 * @param recalls one recall, its cue's embedding from the cache
 * @param indexBytes what the long-term indexes of all spaces take on disk at the end
 */
public record Measured(
    Duration took,
    Duration embedding,
    long embedded,
    Timing records,
    Timing nights,
    Timing recalls,
    long indexBytes) {}
