package io.hippocampus.adapter.lucene;

import io.hippocampus.port.CorruptException;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.UnavailableException;
import java.io.EOFException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.CorruptIndexException;

/** Says Lucene's failures in our words: what was attempted, and whether trying again can help. */
final class Failures {

  private Failures() {}

  /** Returns what to throw when an act on the index failed. */
  static HippocampusException of(String act, Exception failure) {
    Throwable cause = failure.getCause();
    Throwable first = failure instanceof UncheckedIOException && cause != null ? cause : failure;
    if (first instanceof CorruptIndexException || first instanceof EOFException) {
      return new CorruptException(
          "cannot " + act + ": its files are damaged; close and open it to begin it anew", first);
    }
    return new UnavailableException(
        "cannot " + act + ": " + first.getMessage() + "; see to the disk, then close and open it",
        first);
  }
}
