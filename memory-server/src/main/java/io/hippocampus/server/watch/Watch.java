package io.hippocampus.server.watch;

import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.watch.Readiness.Check;
import java.util.List;
import java.util.Locale;

/** The door for those who keep the server running. Thread-safe. */
public final class Watch {

  private static final String TAG = "operation";

  private final Readiness readiness;
  private final Metrics metrics;

  /** Watches over a home and shows what was measured. */
  public Watch(OpenHome home, Metrics metrics) {
    this.readiness = new Readiness(home);
    this.metrics = metrics;
    show(new Census(home), home);
  }

  /** That the process answers. */
  record Alive(String status) {}

  /**
   * Whether the server can do what it is for.
   *
   * @param status {@code ready} or {@code unready}
   * @param checks what was checked; nothing for who may not look into memories
   */
  record Ready(String status, List<Check> checks) {}

  /** Returns the routes. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.open(Verb.GET, "/health/live")
            .named("isAlive", TAG, "Says that the process answers.")
            .gives(200, "It does.", Alive.class)
            .by(exchange -> Reply.ok(new Alive("alive"))),
        Endpoint.open(Verb.GET, "/health/ready")
            .named(
                "isReady",
                TAG,
                "Says whether store, indexes, disk, embedding model, scheduler and last nights are"
                    + " well; what each check found is told to whoever may read all spaces.")
            .gives(200, "It is ready.", Ready.class)
            .gives(503, "It is not.", Ready.class)
            .by(this::ready),
        Endpoint.needing(Scope.READ, Verb.GET, "/metrics")
            .named("getMetrics", TAG, "Gives what was measured, for Prometheus.")
            .gives(200, "The metrics.", "text/plain; version=0.0.4; charset=utf-8")
            .by(this::measured));
  }

  /** What was measured is of all spaces, and so not for who may see some only. */
  private Reply measured(Exchange exchange) {
    if (!exchange.caller().spaces().isEmpty()) {
      throw Problem.of(
              Kind.FORBIDDEN,
              "the key '" + exchange.caller().name()
                  + "' is for some spaces, and metrics are of all;"
                  + " use one that may read every space")
          .thrown();
    }
    return Reply.text("text/plain; version=0.0.4; charset=utf-8", metrics.scraped());
  }

  private Reply ready(Exchange exchange) {
    List<Check> checks = readiness.checks();
    boolean isReady = checks.stream().noneMatch(Check::fails);
    boolean mayKnow =
        exchange.caller().may(Scope.READ) && exchange.caller().spaces().isEmpty();
    return Reply.of(
        isReady ? 200 : 503,
        new Ready(isReady ? "ready" : "unready", mayKnow ? checks : List.of()));
  }

  private void show(Census census, OpenHome home) {
    String memories = "Live memories of open spaces";
    metrics.show("hippocampus.spaces.open", "Spaces that are open", "", "", census, Census::spaces);
    metrics.show(
        "hippocampus.memories", memories, "state", "short_term", census, Census::shortTerm);
    metrics.show("hippocampus.memories", memories, "state", "long_term", census, Census::longTerm);
    metrics.show("hippocampus.memories.pinned", "Pinned memories", "", "", census, Census::pinned);
    metrics.show(
        "hippocampus.encoding.backlog",
        "Memories that wait for a tag or an embedding",
        "",
        "",
        census,
        Census::unencoded);
    for (int band = 0; band < Census.BANDS; band++) {
      int of = band;
      metrics.show(
          "hippocampus.retrievability.memories",
          "Live memories by how retrievable they are",
          "band",
          String.format(Locale.ROOT, "%.1f-%.1f", band / 10.0, (band + 1) / 10.0),
          census,
          count -> count.band(of));
    }
    metrics.show(
        "hippocampus.nights.waiting",
        "Spaces that are to sleep and have not",
        "",
        "",
        home,
        Watch::waiting);
  }

  private static double waiting(OpenHome home) {
    return home.schedules().all().stream()
        .mapToInt(kept ->
            home.queue().waiting(kept.schedule().name(), home.clock().instant()).size())
        .sum();
  }
}
