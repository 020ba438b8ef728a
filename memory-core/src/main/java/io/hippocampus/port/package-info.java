/**
 * What we need from outside, in our own words: a store, an index, an embedder, a tagger.
 *
 * <p>A port says what holds after each call and states its thread-safety. Each has a contract suite
 * that every adapter runs. Start reading at {@link io.hippocampus.port.MemoryStore}.
 */
@NullMarked
package io.hippocampus.port;

import org.jspecify.annotations.NullMarked;
