package io.hippocampus.server.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why a request was not done, as RFC 9457 has it.
 *
 * @param type names the kind of problem for programs: {@code urn:hippocampus:problem:} and its kind
 * @param title the kind in words
 * @param status the status it is answered with
 * @param detail what was wrong, its value, what is allowed and what to do
 * @param errors what is wrong where; empty when there is no more to say
 * @param retryAfter after which time it may be tried again, told in the {@code Retry-After} header
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    List<Wrong> errors,
    @JsonIgnore Optional<Duration> retryAfter) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The kinds there are; their names and statuses are a promise to programs. */
  public enum Kind {
    MALFORMED(400, "The request cannot be understood"),
    UNAUTHENTICATED(401, "A valid access key is needed"),
    FORBIDDEN(403, "The key does not allow this"),
    FOREIGN(403, "The request comes from where it must not"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The path has no such method"),
    TIMED_OUT(408, "The request took too long to arrive"),
    CONFLICT(409, "It conflicts with how things are now"),
    CHANGED(412, "It was changed meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a type that is not taken here"),
    INVALID(422, "The request is understood, but not allowed so"),
    TOO_MANY(429, "Too many requests"),
    UNEXPECTED(500, "Something unexpected went wrong"),
    UNAVAILABLE(503, "Not now; trying again later can succeed");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** Returns the status it is answered with. */
    public int status() {
      return status;
    }

    /** Returns the kind in words. */
    public String title() {
      return title;
    }

    /** Returns the type that names it. */
    public String type() {
      return "urn:hippocampus:problem:" + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param at where: a JSON pointer into the body, or {@code query:name}, {@code header:name}
   * @param detail what is wrong, and what is allowed
   */
  public record Wrong(String at, String detail) {}

  public Problem {
    errors = List.copyOf(errors);
  }

  /** Returns a problem of that kind. */
  public static Problem of(Kind kind, String detail, Wrong... errors) {
    return of(kind, detail, List.of(errors));
  }

  /** Returns a problem of that kind with all that is wrong. */
  public static Problem of(Kind kind, String detail, List<Wrong> errors) {
    return new Problem(kind.type(), kind.title(), kind.status(), detail, errors, Optional.empty());
  }

  /** Returns that there is no such space, be it unknown or not the caller's to see. */
  public static Problem noSuchSpace(String space) {
    return of(
        Kind.NOT_FOUND,
        "there is no space '" + space + "'; it comes into being with the first message");
  }

  /** Returns it with the time after which it may be tried again. */
  public Problem after(Duration time) {
    return new Problem(type, title, status, detail, errors, Optional.of(time));
  }

  /** Returns it as what can be thrown. */
  public ProblemException thrown() {
    return new ProblemException(this);
  }
}
