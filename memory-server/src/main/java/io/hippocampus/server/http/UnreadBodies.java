package io.hippocampus.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Reads what a request still sends that is answered already, such as a refused one, if it is not
 * too much and comes at once. A server that hangs up in the middle of it may take the answer along,
 * or the connection from under the next request, which good clients have sent by then. Thread-safe.
 */
public final class UnreadBodies implements Filter {

  private static final long MOST_BYTES = 32L << 20;
  private static final int AT_ONCE_BYTES = 64 << 10;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final long SILENT_MILLIS = 2_000;

  private final InstantSource clock;

  /** Measures time by that clock. */
  public UnreadBodies(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    HttpServletRequest asked = (HttpServletRequest) request;
    if (!asked.isAsyncStarted() && maySend(asked)) {
      passOver(asked);
    }
  }

  /** Who waits to be told to go on has sent nothing yet. */
  private static boolean maySend(HttpServletRequest asked) {
    long length = asked.getContentLengthLong();
    boolean hasBody = length > 0 || asked.getHeader("Transfer-Encoding") != null;
    return hasBody && length <= MOST_BYTES && asked.getHeader("Expect") == null;
  }

  private void passOver(HttpServletRequest asked) {
    ServletContextRequest.getServletContextRequest(asked)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .setIdleTimeout(SILENT_MILLIS);
    Instant end = clock.instant().plus(LONGEST);
    byte[] bytes = new byte[AT_ONCE_BYTES];
    long passed = 0;
    try {
      InputStream body = asked.getInputStream();
      int read = body.read(bytes);
      while (read >= 0 && passed < MOST_BYTES && clock.instant().isBefore(end)) {
        passed += read;
        read = body.read(bytes);
      }
    } catch (IOException e) {
      // It broke off; the answer stands, and the connection ends with it.
    }
  }
}
