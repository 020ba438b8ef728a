package io.hippocampus.server.http;

import io.hippocampus.server.access.Audit;
import io.hippocampus.server.access.Caller;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as Javalin has it. */
final class JavalinExchange implements Exchange {

  private final Context context;
  private final long limit;
  private final InstantSource clock;
  private final Map<String, List<String>> queries;

  /**
   * Reads what a request says of itself.
   *
   * @throws ProblemException if its query cannot be decoded
   */
  JavalinExchange(Context context, long limit, InstantSource clock) {
    this.context = context;
    this.limit = limit;
    this.clock = clock;
    this.queries =
        QueryText.read(Optional.ofNullable(context.req().getQueryString()).orElse(""));
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
    return queries.getOrDefault(name, List.of());
  }

  /** Returns all that the query says, by name. */
  Map<String, List<String>> queries() {
    return queries;
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
    try {
      return ArrivingBody.of(context.req(), limit, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void about(String what) {
    context.req().setAttribute(Audit.ABOUT, what);
  }
}
