/**
 * Archives as text: one JSON document a line, the same for every door.
 *
 * <p>The first line says of what and in which format, the last one how much there was and what its
 * digest is, so that a file that was cut off is recognized. Start reading at
 * {@link io.hippocampus.server.archive.ArchiveWriter}.
 */
@NullMarked
package io.hippocampus.server.archive;

import org.jspecify.annotations.NullMarked;
