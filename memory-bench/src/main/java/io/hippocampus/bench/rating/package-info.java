/**
 * Ratings that language models once gave: replayed through the path on which a model rates, to see
 * how far raters agree, and as an example from which a rater for other texts is simulated.
 *
 * <p>Start reading at {@link io.hippocampus.bench.rating.RatingReplay}.
 */
@NullMarked
package io.hippocampus.bench.rating;

import org.jspecify.annotations.NullMarked;
