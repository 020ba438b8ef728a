package io.hippocampus.server.http;

import io.hippocampus.server.http.Problem.Kind;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Lets only those through who bear the server's own token, which are processes of the same user; to
 * all others, whatever their key, there is nothing here. Those may take their time, as a person who
 * reads page by page. Thread-safe.
 */
final class OwnProcesses implements Filter {

  /** Where a request says that it bears the server's own token; set by the gate only. */
  static final String ATTRIBUTE = "io.hippocampus.own";

  private static final long SILENT_MILLIS = 3_600_000;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    if (!Boolean.TRUE.equals(asked.getAttribute(ATTRIBUTE))) {
      Answers.write(
          Problem.of(Kind.NOT_FOUND, Problems.nothingAt(asked.getRequestURI())),
          (HttpServletResponse) response);
      return;
    }
    ServletContextRequest.getServletContextRequest(request)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .setIdleTimeout(SILENT_MILLIS);
    chain.doFilter(request, response);
  }
}
