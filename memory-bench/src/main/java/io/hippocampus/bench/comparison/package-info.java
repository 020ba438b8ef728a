/**
 * Many evaluations of one stream, compared: every policy at every budget.
 *
 * <p>Each cell of the grid is an evaluation like any other and leaves the same files. A cell that
 * is complete is not run again, so a comparison that was killed goes on where it was; the same
 * options give the same comparison, byte by byte, however many cells run at once. Start reading at
 * {@link io.hippocampus.bench.comparison.Comparison}; what is found is in
 * {@link io.hippocampus.bench.comparison.ComparisonResult}.
 */
@NullMarked
package io.hippocampus.bench.comparison;

import org.jspecify.annotations.NullMarked;
