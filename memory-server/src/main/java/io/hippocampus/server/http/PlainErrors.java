package io.hippocampus.server.http;

import io.hippocampus.server.http.Problem.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Tells as problems what goes wrong before a request reaches a route, and nothing of the inside.
 */
final class PlainErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem = new Problem(
        kind(status).type(),
        kind(status).title(),
        status,
        detail(status),
        List.of(),
        Optional.empty());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.write(true, ByteBuffer.wrap(Answers.body(problem)), callback);
    return true;
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 ->
        "the address or a header of the request cannot be understood in one way only; in a path,"
            + " letters other than a-z, 0-9 and - . _ ~ stand percent-encoded as UTF-8, once, and"
            + " empty parts, encoded dots, control characters, %25 and %5C are not taken";
      case 414, 431 -> "the head of the request is larger than 16384 bytes; say less in it";
      default -> "the request was not taken";
    };
  }

  private static Kind kind(int status) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.status() == status)
        .findFirst()
        .orElse(status < 500 ? Kind.MALFORMED : Kind.UNEXPECTED);
  }
}
