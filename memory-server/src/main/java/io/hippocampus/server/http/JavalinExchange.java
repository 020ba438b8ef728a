package io.hippocampus.server.http;

import io.hippocampus.server.access.Caller;
import io.hippocampus.server.http.Problem.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A request as Javalin has it. */
final class JavalinExchange implements Exchange {

  private final Context context;
  private final long limit;

  JavalinExchange(Context context, long limit) {
    this.context = context;
    this.limit = limit;
  }

  @Override
  public Caller caller() {
    return context.req().getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
        ? caller
        : Caller.NOBODY;
  }

  @Override
  public String path(String name) {
    return context.pathParam(name);
  }

  @Override
  public Optional<String> query(String name) {
    List<String> all = queries(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  @Override
  public List<String> queries(String name) {
    return context.queryParams(name);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.req().getHeader(name));
  }

  @Override
  public Optional<String> contentType() {
    return Optional.ofNullable(context.req().getContentType())
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> !type.isEmpty());
  }

  @Override
  public InputStream body() {
    if (context.req().getContentLengthLong() > limit) {
      throw tooLarge();
    }
    try {
      return new Limited(context.req().getInputStream(), limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void about(String what) {
    context.req().setAttribute(Gate.ABOUT, what);
  }

  private ProblemException tooLarge() {
    return Problem.of(
            Kind.TOO_LARGE,
            "the body is larger than " + limit + " bytes, which is what is taken here; send it in"
                + " parts")
        .thrown();
  }

  private static ProblemException broken(IOException e) {
    boolean isLate = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(TimeoutException.class::isInstance);
    return Problem.of(
            isLate ? Kind.TIMED_OUT : Kind.MALFORMED,
            isLate
                ? "the body did not arrive in time; send it faster, or in parts"
                : "the body did not arrive in full, or not in the chunks that it announced")
        .thrown();
  }

  /** A body that must not be longer, and whose sender may be gone or lying. */
  private final class Limited extends InputStream {
    private final InputStream body;
    private long left;

    Limited(InputStream body, long limit) {
      this.body = body;
      this.left = limit;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      try {
        int read = body.read(into, offset, length);
        if (read > 0) {
          count(read);
        }
        return read;
      } catch (IOException e) {
        throw broken(e);
      }
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw tooLarge();
      }
    }
  }
}
