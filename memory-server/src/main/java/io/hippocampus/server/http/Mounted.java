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
import java.util.stream.Collectors;

/** A route in its place: holds callers to what it says of itself, then has it answered. */
final class Mounted implements Handler {

  private static final String SPACE = "space";

  private final Endpoint endpoint;
  private final Executor streams;
  private final InstantSource clock;
  private final Set<String> queries;

  Mounted(Endpoint endpoint, Executor streams, InstantSource clock) {
    this.endpoint = endpoint;
    this.streams = streams;
    this.clock = clock;
    this.queries = endpoint.parameters().stream()
        .filter(parameter -> parameter.place() == Place.QUERY)
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
    requireKnown(context);
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

  private void requireKnown(Context context) {
    List<Wrong> unknown = context.queryParamMap().keySet().stream()
        .filter(name -> !queries.contains(name))
        .sorted()
        .map(name -> new Wrong(
            "query:" + name,
            queries.isEmpty()
                ? "nothing is taken here"
                : "unknown; there is "
                    + String.join(", ", queries.stream().sorted().toList())))
        .toList();
    if (!unknown.isEmpty()) {
      throw Problem.of(Kind.MALFORMED, "the query says what is not understood", unknown)
          .thrown();
    }
  }

  private void requireTaken(Context context, Exchange exchange) {
    boolean hasBody = context.req().getContentLengthLong() > 0
        || context.req().getHeader("Transfer-Encoding") != null;
    Optional<Body> body = endpoint.body();
    if (body.isEmpty() && hasBody) {
      throw Problem.of(Kind.MALFORMED, "no body is taken here; leave it out").thrown();
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
        content.writing().to(context.res().getOutputStream());
      }
      case Reply.Events content -> {
        context.contentType("text/event-stream");
        context.header("X-Accel-Buffering", "no");
        EventWriter events = new EventWriter(context.res().getOutputStream());
        context.future(
            () -> CompletableFuture.runAsync(() -> content.sending().to(events), streams));
      }
    }
  }
}
