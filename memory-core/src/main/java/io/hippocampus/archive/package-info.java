/**
 * What of a space goes into an archive: its experiences and memories as they are, without what is
 * derived from them.
 *
 * <p>Immutable values. Embeddings are not among them: they are as good as the text, and of one
 * model only. Start reading at {@link io.hippocampus.archive.Archive}.
 */
@NullMarked
package io.hippocampus.archive;

import org.jspecify.annotations.NullMarked;
