/**
 * Which models a home uses, as its owner configures them: kept in the home, without keys, which are
 * read from the environment.
 *
 * <p>Start reading at {@link io.hippocampus.server.model.EmbeddingSettings}.
 */
@NullMarked
package io.hippocampus.server.model;

import org.jspecify.annotations.NullMarked;
