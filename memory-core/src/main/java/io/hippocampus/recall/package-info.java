/**
 * Cue to ranked, explained, budgeted recollections.
 *
 * <p>Reading never changes what is remembered: a recall is logged, and the next sleep counts it.
 * Start reading at {@link io.hippocampus.recall.RecallRequest}, then
 * {@link io.hippocampus.recall.Recaller}; the formula is in {@link io.hippocampus.recall.Ranking}.
 */
@NullMarked
package io.hippocampus.recall;

import org.jspecify.annotations.NullMarked;
