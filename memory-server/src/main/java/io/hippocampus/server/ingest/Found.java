package io.hippocampus.server.ingest;

import io.hippocampus.MemorySpace.Tagged;
import java.util.Optional;

/**
 * An experience found in a file.
 *
 * @param place where it stands, for example {@code line 17}
 * @param space the space that the file names for it, if it does
 * @param tagged the experience, with the salience tag that the file gives it
 * @param isDated whether the file says when it happened; otherwise its time was chosen by us
 */
public record Found(String place, Optional<String> space, Tagged tagged, boolean isDated) {}
