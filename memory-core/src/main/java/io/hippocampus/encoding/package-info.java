/**
 * Experience to context window to tag: the waking path.
 *
 * <p>Nothing slow happens before an experience is acknowledged; tags and embeddings follow in the
 * background. This package and consolidation share only the store behind its port. Start reading at
 * {@link io.hippocampus.encoding.ContextWindow}, then {@link io.hippocampus.encoding.Encoder}.
 */
@NullMarked
package io.hippocampus.encoding;

import org.jspecify.annotations.NullMarked;
