package io.hippocampus.server.archive;

import org.jspecify.annotations.Nullable;

/** A line of an archive is not as it must be. Nothing was brought in. */
public final class ArchiveFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final long line;
  private final boolean json;

  ArchiveFormatException(long line, String why, @Nullable Throwable cause) {
    super("line " + line + ": " + why, cause);
    this.line = line;
    this.json = !(cause instanceof NoJsonException);
  }

  /** Returns the number of the line, from 1; 0 for an archive without lines. */
  public long line() {
    return line;
  }

  /** Whether the line is JSON, though not what an archive has there. */
  public boolean isJson() {
    return json;
  }
}
