/**
 * Finds memories with Apache Lucene: by words (BM25) and by meaning (quantized vectors, rescored in
 * full precision), in one directory a space.
 *
 * <p>What is here is derived from the store and can be thrown away at any time. The long-term tier
 * is only ever read by day; a writer exists while a next state is staged, so that a killed process,
 * a full disk or a discarded night leave the last published state as it was. Start reading at
 * {@link io.hippocampus.adapter.lucene.LuceneMemoryIndex}.
 */
@NullMarked
package io.hippocampus.adapter.lucene;

import org.jspecify.annotations.NullMarked;
