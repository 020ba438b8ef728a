/**
 * The indexes in Lucene: words and embeddings in the same documents.
 *
 * <p>An index is derived: whatever is lost here is rebuilt from the store. Lucene stays in this
 * package.
 */
@NullMarked
package io.hippocampus.adapter.lucene;

import org.jspecify.annotations.NullMarked;
