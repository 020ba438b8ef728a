package io.hippocampus.server.mcp;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A response of the SDK without what it says of errors, which is its inside: only the status is
 * kept, for somebody else to say what it means.
 */
final class QuietResponse extends HttpServletResponseWrapper {

  static final String SESSION = "Mcp-Session-Id";

  private final Consumer<String> opened;
  private OptionalInt failed = OptionalInt.empty();

  /**
   * Passes on what is no error.
   *
   * @param opened is told the name of a session that is opened by it
   */
  QuietResponse(HttpServletResponse response, Consumer<String> opened) {
    super(response);
    this.opened = opened;
  }

  /** Returns the status of an error, which nobody was told of yet. */
  OptionalInt failed() {
    return failed;
  }

  @Override
  public void setStatus(int status) {
    if (status >= 400) {
      failed = OptionalInt.of(status);
    } else {
      super.setStatus(status);
    }
  }

  @Override
  public void sendError(int status, String message) {
    failed = OptionalInt.of(status);
  }

  @Override
  public void sendError(int status) {
    failed = OptionalInt.of(status);
  }

  @Override
  public void setHeader(String name, String value) {
    if (name.equalsIgnoreCase(SESSION)) {
      Optional.ofNullable(value).ifPresent(opened);
    }
    super.setHeader(name, value);
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    return failed.isPresent() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
  }
}
