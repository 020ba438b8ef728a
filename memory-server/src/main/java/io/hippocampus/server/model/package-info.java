/**
 * Which models a home works with: what its owner chose, kept in the home, and the clients made of
 * it.
 *
 * <p>A key is never kept, only the name of the environment's variable that holds it. Start reading
 * at {@link io.hippocampus.server.model.ModelSettings} for the language model, at
 * {@link io.hippocampus.server.model.EmbeddingSettings} for the embedding model.
 */
@NullMarked
package io.hippocampus.server.model;

import org.jspecify.annotations.NullMarked;
