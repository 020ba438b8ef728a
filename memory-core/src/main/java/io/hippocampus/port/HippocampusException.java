package io.hippocampus.port;

/**
 * The base of what can go wrong beside bad input (which is an {@link IllegalArgumentException}),
 * split by what the caller can do: try again later, or not.
 */
public sealed class HippocampusException extends RuntimeException
    permits UnavailableException,
        NotFoundException,
        RefusedException,
        CorruptException,
        ConflictException,
        MismatchException {

  private static final long serialVersionUID = 1L;

  HippocampusException(String message, Throwable cause) {
    super(message, cause);
  }

  HippocampusException(String message) {
    super(message);
  }
}
