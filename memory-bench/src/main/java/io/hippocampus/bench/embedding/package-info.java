/**
 * Embeddings kept between runs, so that a measurement is repeated in minutes.
 *
 * <p>What is kept equals what the model gives, bit by bit. Start reading at
 * {@link io.hippocampus.bench.embedding.CachedEmbedder}.
 */
@NullMarked
package io.hippocampus.bench.embedding;

import org.jspecify.annotations.NullMarked;
