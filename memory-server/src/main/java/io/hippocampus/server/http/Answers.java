package io.hippocampus.server.http;

import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.view.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes problems as they are sent. */
final class Answers {

  private Answers() {}

  static void write(Problem problem, HttpServletResponse answer) throws IOException {
    byte[] body = body(problem);
    answer.setStatus(problem.status());
    answer.setContentType(Problem.MEDIA_TYPE);
    headers(problem).forEach(answer::setHeader);
    answer.setContentLength(body.length);
    answer.getOutputStream().write(body);
  }

  static Map<String, String> headers(Problem problem) {
    Map<String, String> headers = new LinkedHashMap<>();
    problem
        .retryAfter()
        .ifPresent(
            time -> headers.put("Retry-After", String.valueOf(Math.max(1, time.toSeconds()))));
    if (problem.status() == Kind.UNAUTHENTICATED.status()) {
      headers.put("WWW-Authenticate", "Bearer realm=\"hippocampus\"");
    }
    return headers;
  }

  static byte[] body(Problem problem) {
    return Json.compact(problem).getBytes(StandardCharsets.UTF_8);
  }
}
