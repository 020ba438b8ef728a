package io.hippocampus.server.http;

import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.Audit;
import io.hippocampus.server.access.Caller;
import io.hippocampus.server.http.Endpoint.Body;
import io.hippocampus.server.http.Endpoint.Parameter;
import io.hippocampus.server.http.Endpoint.Place;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Problem.Wrong;
import io.hippocampus.server.view.Json;
import io.hippocampus.server.view.Names;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A route in its place: holds callers to what it says of itself, then has it answered. */
final class Mounted implements Handler {

  /** The method that asks for what GET says, without the saying. */
  static final String HEAD = "HEAD";

  private static final String SPACE = "space";
  private static final String PLAIN = "identity";

  private final Endpoint endpoint;
  private final Executor streams;
  private final InstantSource clock;
  private final Set<String> queries;
  private final Set<String> repeated;

  Mounted(Endpoint endpoint, Executor streams, InstantSource clock) {
    this.endpoint = endpoint;
    this.streams = streams;
    this.clock = clock;
    this.queries = queries(endpoint, parameter -> true);
    this.repeated = queries(endpoint, Parameter::isRepeated);
  }

  private static Set<String> queries(Endpoint endpoint, Predicate<Parameter> which) {
    return endpoint.parameters().stream()
        .filter(parameter -> parameter.place() == Place.QUERY)
        .filter(which)
        .map(Parameter::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void handle(Context context) throws IOException {
    context.req().setAttribute(Audit.ROUTE, endpoint.path());
    long limit = endpoint.body().map(Body::limit).orElse(0L);
    JavalinExchange exchange = new JavalinExchange(context, limit, clock);
    requireAllowed(exchange.caller());
    requireReached(context, exchange.caller());
    requireKnown(exchange.queries());
    requireTaken(context, exchange);
    send(endpoint.handling().answer(exchange), context);
  }

  private void requireAllowed(Caller caller) {
    endpoint.needs().filter(scope -> !caller.may(scope)).ifPresent(scope -> {
      throw Problem.of(
              Kind.FORBIDDEN,
              "the key '" + caller.name() + "' has not the scope '" + Names.of(scope)
                  + "' that this needs")
          .thrown();
    });
  }

  /** A space that the caller must not see is one that is not there. */
  private void requireReached(Context context, Caller caller) {
    if (!endpoint.path().contains("{" + SPACE + "}")) {
      return;
    }
    String space = context.pathParam(SPACE);
    context.req().setAttribute(Audit.SPACE, space);
    if (!caller.reaches(new SpaceName(space))) {
      throw Problem.noSuchSpace(space).thrown();
    }
  }

  private void requireKnown(Map<String, List<String>> given) {
    List<Wrong> wrong = given.keySet().stream()
        .sorted()
        .flatMap(name -> wrong(name, given.getOrDefault(name, List.of()).size()).stream())
        .toList();
    if (!wrong.isEmpty()) {
      throw Problem.of(Kind.MALFORMED, "the query says what is not understood", wrong)
          .thrown();
    }
  }

  private Optional<Wrong> wrong(String name, int times) {
    if (!queries.contains(name)) {
      return Optional.of(new Wrong(
          "query:" + name,
          queries.isEmpty()
              ? "nothing is taken here"
              : "unknown; there is "
                  + String.join(", ", queries.stream().sorted().toList())));
    }
    return times == 1 || repeated.contains(name)
        ? Optional.empty()
        : Optional.of(new Wrong("query:" + name, "is given " + times + " times; give it once"));
  }

  private void requireTaken(Context context, Exchange exchange) {
    boolean hasBody = context.req().getContentLengthLong() > 0
        || context.req().getHeader("Transfer-Encoding") != null;
    Optional<Body> body = endpoint.body();
    if (body.isEmpty() && hasBody) {
      throw Problem.of(Kind.MALFORMED, "no body is taken here; leave it out").thrown();
    }
    String encoding =
        Optional.ofNullable(context.req().getHeader("Content-Encoding")).orElse(PLAIN);
    if (hasBody && !encoding.equalsIgnoreCase(PLAIN)) {
      throw Problem.of(
              Kind.UNSUPPORTED_MEDIA_TYPE,
              "the body is encoded as '" + encoding + "'; send it as it is")
          .thrown();
    }
    List<String> taken = body.map(Body::mediaTypes).orElse(List.of());
    if (hasBody && !exchange.contentType().filter(taken::contains).isPresent()) {
      throw Problem.of(
              Kind.UNSUPPORTED_MEDIA_TYPE,
              "the body is of type '" + exchange.contentType().orElse("none named") + "'; taken is "
                  + String.join(", ", taken))
          .thrown();
    }
  }

  private void send(Reply reply, Context context) throws IOException {
    boolean isHead = context.req().getMethod().equals(HEAD);
    context.status(reply.status());
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      context.header(header.getKey(), header.getValue());
    }
    switch (reply.content()) {
      case Reply.Empty nothing -> context.result("");
      case Reply.Value content ->
        context
            .contentType(Endpoint.JSON)
            .result(Json.compact(content.value()).getBytes(StandardCharsets.UTF_8));
      case Reply.Text content ->
        context
            .contentType(content.mediaType())
            .result(content.text().getBytes(StandardCharsets.UTF_8));
      case Reply.Streamed content -> {
        context.contentType(content.mediaType());
        if (!isHead) {
          content.writing().to(context.res().getOutputStream());
        }
      }
      case Reply.Events content -> {
        context.contentType("text/event-stream");
        context.header("X-Accel-Buffering", "no");
        if (isHead) {
          return;
        }
        EventWriter events = new EventWriter(context.res().getOutputStream());
        context.future(
            () -> CompletableFuture.runAsync(() -> content.sending().to(events), streams));
      }
    }
  }
}
