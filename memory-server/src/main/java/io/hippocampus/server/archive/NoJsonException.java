package io.hippocampus.server.archive;

/** A line is no JSON at all. */
final class NoJsonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  NoJsonException(String why, Throwable cause) {
    super("no JSON: " + why, cause);
  }
}
