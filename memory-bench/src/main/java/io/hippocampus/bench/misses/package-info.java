/**
 * What was missed and why: evidence that a question did not get, with the history of its memory and
 * the terms by which others were kept, or recalled, in its place.
 *
 * <p>It only looks on: an evaluation gives the same answers with and without it. Start reading at
 * {@link io.hippocampus.bench.misses.MissExplorer}; what can become of evidence is in
 * {@link io.hippocampus.bench.misses.Fate}.
 */
@NullMarked
package io.hippocampus.bench.misses;

import org.jspecify.annotations.NullMarked;
