/**
 * Takes what was experienced elsewhere into a memory: streams and exported conversations.
 *
 * <p>A file is read twice. The first time everything in it is looked at and nothing is changed; the
 * second time what was found good and new is recorded, with the times at which it happened. A file
 * is never held in memory as a whole. Start reading at
 * {@link io.hippocampus.server.ingest.Ingestion}.
 */
@NullMarked
package io.hippocampus.server.ingest;

import org.jspecify.annotations.NullMarked;
