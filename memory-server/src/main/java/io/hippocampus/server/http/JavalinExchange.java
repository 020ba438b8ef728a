package io.hippocampus.server.http;

import io.hippocampus.server.access.Caller;
import io.hippocampus.server.http.Problem.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** A body that must not be longer. */
  private final class Limited extends InputStream {
    private final InputStream body;
    private long left;

    Limited(InputStream body, long limit) {
      this.body = body;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = body.read();
      if (read >= 0) {
        count(1);
      }
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw tooLarge();
      }
    }
  }
}
