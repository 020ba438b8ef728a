/**
 * Sleep: what is replayed, merged, abstracted and pruned, and why.
 *
 * <p>Decisions are pure and come first, effects stay at the edge: a night is computed as a plan,
 * verified, then committed as one step. This package never meets encoding.
 */
@NullMarked
package io.hippocampus.consolidation;

import org.jspecify.annotations.NullMarked;
