package io.hippocampus.adapter.lucene;

import io.hippocampus.port.CorruptException;
import io.hippocampus.port.HippocampusException;
import io.hippocampus.port.UnavailableException;
import java.io.EOFException;
import org.apache.lucene.index.CorruptIndexException;

/** Says Lucene's failures in our words: what was attempted, and whether trying again can help. */
final class Failures {

  private Failures() {}

  /** Returns what to throw when an act on the index failed. */
  static HippocampusException of(String act, Exception failure) {
    if (failure instanceof CorruptIndexException || failure instanceof EOFException) {
      return new CorruptException(
          "cannot " + act + ": its files are damaged; close and open it to begin it anew", failure);
    }
    return new UnavailableException(
        "cannot " + act + ": " + failure.getMessage() + "; see to the disk, then close and open it",
        failure);
  }
}
