package io.hippocampus.server.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads experiences out of one format.
 *
 * <p>Reading the same bytes twice finds the same things in the same order. Ids are derived from
 * what is read, so that a file taken in again, or a later export of it, is recognized.
 */
interface TranscriptReader {

  /** Reads to the end and hands over what it finds; leaves the stream open. */
  void read(InputStream in, Findings findings) throws IOException;
}
