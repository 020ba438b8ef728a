package io.hippocampus.server.rest;

import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Night;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.http.Reply.EventStream;
import io.hippocampus.server.sleeping.SleepEvent;
import io.hippocampus.server.sleeping.SleepRun;
import io.hippocampus.server.view.DecisionView;
import io.hippocampus.server.view.GatesView;
import io.hippocampus.server.view.SleepEventView;
import io.hippocampus.server.view.SleepView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Nights: started and watched, looked at, undone and done again. */
final class SleepRoutes {

  private static final String TAG = "sleeps";
  private static final String ONE = Spaces.PATH + "/sleeps/{sleep}";
  private static final int MOST_SHOWN = 1_000;

  /** How often who watches a silent night is told that it still goes on. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final OpenHome home;
  private final Spaces spaces;

  SleepRoutes(OpenHome home, Spaces spaces) {
    this.home = home;
    this.spaces = spaces;
  }

  /**
   * Nights.
   *
   * @param running the night under way, if one was asked for
   * @param items the nights that were slept, newest first
   */
  record Nights(Optional<SleepView> running, List<SleepView> items) {}

  /** What a night decided, memory by memory. */
  record Decisions(List<DecisionView> items) {}

  /** Whether a night will be cancelled. */
  record Cancelled(boolean cancelled, SleepView sleep) {}

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.needing(Scope.SLEEP, Verb.POST, Spaces.PATH + "/sleeps")
            .named(
                "startSleep",
                TAG,
                "Has the space sleep a night, or plan one, and answers at once; the location tells how"
                    + " it goes.")
            .mayTake(Requests.Sleep.class)
            .gives(202, "The night has begun.", SleepView.class)
            .fails(404, 409, 413, 415)
            .by(this::start),
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/sleeps")
            .named("listSleeps", TAG, "Lists the nights that were slept, newest first.")
            .query("limit", "integer", "At most so many, 1 to 1000; 20 if left out.")
            .gives(200, "The nights.", Nights.class)
            .fails(404)
            .by(this::list),
        Endpoint.needing(Scope.READ, Verb.GET, ONE)
            .named(
                "getSleep",
                TAG,
                "Tells of one night: one that was asked for, while the server remembers it, or one"
                    + " that was slept.")
            .gives(200, "The night.", SleepView.class)
            .fails(404)
            .by(exchange -> Reply.ok(found(exchange).view())),
        Endpoint.needing(Scope.READ, Verb.GET, ONE + "/decisions")
            .named("listDecisions", TAG, "Tells what a night decided on each memory, and why.")
            .gives(200, "The decisions, in the order decided.", Decisions.class)
            .fails(404, 409)
            .by(this::decisions),
        Endpoint.needing(Scope.READ, Verb.GET, ONE + "/gates")
            .named(
                "getGates", TAG, "Tells why a night promoted what it promoted, and not the rest.")
            .gives(200, "Memory by memory, the gate that stopped it.", GatesView.class)
            .fails(404, 409)
            .by(this::gates),
        Endpoint.needing(Scope.READ, Verb.GET, ONE + "/events")
            .named(
                "watchSleep",
                TAG,
                "Tells as events what happens in a night that was asked for, from its beginning or"
                    + " after the event of Last-Event-ID, until it is over.")
            .header("Last-Event-ID", "The number of the last event that was received.")
            .gives(200, "Events, each a SleepEventView.", "text/event-stream")
            .fails(404)
            .by(this::events),
        Endpoint.needing(Scope.SLEEP, Verb.POST, ONE + ":cancel")
            .named(
                "cancelSleep", TAG, "Has a night under way cancelled, if it does not commit yet.")
            .gives(200, "Whether it will be.", Cancelled.class)
            .fails(404)
            .by(this::cancel),
        Endpoint.needing(Scope.SLEEP, Verb.POST, ONE + ":undo")
            .named("undoSleep", TAG, "Undoes a night: all it changed is as in its evening.")
            .gives(200, "The night.", SleepView.class)
            .fails(404, 409)
            .by(exchange -> {
              Found found = found(exchange);
              found.space().nights().undo(found.night());
              return Reply.ok(again(found));
            }),
        Endpoint.needing(Scope.SLEEP, Verb.POST, ONE + ":redo")
            .named("redoSleep", TAG, "Does a night again that was undone.")
            .gives(200, "The night.", SleepView.class)
            .fails(404, 409)
            .by(exchange -> {
              Found found = found(exchange);
              found.space().nights().redo(found.night());
              return Reply.ok(again(found));
            }));
  }

  /** A night by its id: a run that the server remembers, or a night that the space does. */
  private record Found(MemorySpace space, Optional<SleepRun> run, Optional<SleepReport> report) {

    SleepView view() {
      return run.map(SleepView::of).orElseGet(() -> SleepView.of(report.orElseThrow()));
    }

    /** Returns the night, which must be over. */
    SleepId night() {
      return report
          .map(SleepReport::id)
          .or(() ->
              run.flatMap(of -> of.status().night()).map(night -> night.report().id()))
          .orElseThrow(() -> Problem.of(
                  Kind.CONFLICT, "that night is not over, or was none; look at its state")
              .thrown());
    }
  }

  private Found found(Exchange exchange) {
    MemorySpace space = spaces.existing(exchange);
    String id = exchange.path("sleep");
    exchange.about("sleep " + id);
    Optional<SleepRun> run = home.desk().find(space.name(), id);
    Optional<SleepReport> report =
        run.isPresent() ? Optional.empty() : space.nights().report(new SleepId(id));
    if (run.isEmpty() && report.isEmpty()) {
      throw Problem.of(Kind.NOT_FOUND, "space '" + space.name() + "' has no night '" + id + "'")
          .thrown();
    }
    return new Found(space, run, report);
  }

  private static SleepView again(Found found) {
    return SleepView.of(found.space().nights().report(found.night()).orElseThrow());
  }

  private Reply start(Exchange exchange) {
    Requests.Sleep wanted = Bodies.read(exchange, Requests.Sleep.class);
    MemorySpace space = spaces.existing(exchange);
    SleepRequest request = wanted.dryRun().orElse(false) ? SleepRequest.DRY_RUN : SleepRequest.NOW;
    if (wanted.asOf().isPresent()) {
      request = request.asOf(wanted.asOf().get());
    }
    if (wanted.approve().orElse(false)) {
      request = request.approve();
    }
    String by = exchange.caller().name();
    SleepRun run = home.desk().start(space, request.wokenBy("asked for by " + by), by);
    exchange.about("sleep " + run.id());
    return Reply.of(202, SleepView.of(run))
        .with("Location", Spaces.path(space.name()) + "/sleeps/" + run.id());
  }

  private Reply list(Exchange exchange) {
    int limit = Queries.integer(exchange, "limit", 1, MOST_SHOWN, 20);
    MemorySpace space = spaces.existing(exchange);
    Optional<SleepView> running = home.desk().runs(space.name()).stream()
        .filter(run -> !run.status().isOver())
        .findFirst()
        .map(SleepView::of);
    return Reply.ok(new Nights(
        running, space.nights().reports(limit).stream().map(SleepView::of).toList()));
  }

  private Reply decisions(Exchange exchange) {
    Found found = found(exchange);
    Optional<Night> slept = found.run().flatMap(run -> run.status().night());
    SleepId night = found.night();
    List<Decision> decisions =
        slept.map(Night::decisions).orElseGet(() -> found.space().nights().decisions(night));
    return Reply.ok(new Decisions(decisions.stream().map(DecisionView::of).toList()));
  }

  private Reply gates(Exchange exchange) {
    Found found = found(exchange);
    return Reply.ok(GatesView.of(found.space().nights().gates(found.night())));
  }

  private Reply events(Exchange exchange) {
    SleepRun run = found(exchange)
        .run()
        .orElseThrow(() -> Problem.of(
                Kind.NOT_FOUND, "that night is long over; only those asked for tell events")
            .thrown());
    long last = exchange
        .header("Last-Event-ID")
        .map(text -> {
          if (!text.matches("\\d{1,9}")) {
            throw Problem.of(
                    Kind.MALFORMED,
                    "Last-Event-ID is '" + text + "'; allowed are the ids of events")
                .thrown();
          }
          return Long.parseLong(text);
        })
        .orElse(0L);
    return Reply.events(events -> follow(run, last, events));
  }

  private static void follow(SleepRun run, long last, EventStream events) {
    long sent = last;
    boolean isThere = events.comment("night of space " + run.space());
    while (isThere) {
      boolean wasOver = run.status().isOver();
      List<SleepEvent> more = await(run, sent);
      for (SleepEvent event : more) {
        SleepEventView view = SleepEventView.of(event);
        isThere = isThere && events.send(event.number(), view.what(), view);
        sent = event.number();
      }
      if (more.isEmpty()) {
        isThere = !wasOver && isThere && events.comment("still asleep");
      }
    }
  }

  private static List<SleepEvent> await(SleepRun run, long after) {
    try {
      return run.awaitAfter(after, HEARTBEAT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    }
  }

  private Reply cancel(Exchange exchange) {
    Found found = found(exchange);
    boolean cancelled =
        found.run().map(run -> run.cancel(exchange.caller().name())).orElse(false);
    return Reply.ok(new Cancelled(cancelled, found.view()));
  }
}
