/**
 * How well a memory keeps and recalls: a stream is lived through night by night, asked about and
 * scored.
 *
 * <p>The same stream, options and seed give the same answers and scores, byte by byte; what depends
 * on the machine is kept apart from them. Nothing of a question reaches what is kept. Start reading
 * at {@link io.hippocampus.bench.evaluation.Evaluation}, then {@code Playback}; what is counted is
 * in {@link io.hippocampus.bench.evaluation.Measure}.
 */
@NullMarked
package io.hippocampus.bench.evaluation;

import org.jspecify.annotations.NullMarked;
