package io.hippocampus.server.archive;

import org.jspecify.annotations.Nullable;

/** A line of an archive is not as it must be. Nothing was brought in. */
public final class ArchiveFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final long line;

  ArchiveFormatException(long line, String why, @Nullable Throwable cause) {
    super("line " + line + ": " + why, cause);
    this.line = line;
  }

  /** Returns the number of the line, from 1; 0 for an archive without lines. */
  public long line() {
    return line;
  }
}
