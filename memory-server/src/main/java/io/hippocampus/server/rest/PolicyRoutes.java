package io.hippocampus.server.rest;

import io.hippocampus.MemorySpace;
import io.hippocampus.SpacePolicy.InForce;
import io.hippocampus.consolidation.Horizon;
import io.hippocampus.policy.PolicyDocument;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.view.PolicyDifferenceView;
import io.hippocampus.server.view.PolicyView;
import java.util.List;

/** How a space sleeps: its policy, what it was before, and what another would do. */
final class PolicyRoutes {

  private static final String TAG = "policy";
  private static final List<Integer> HORIZONS = List.of(30, 90, 365);
  private static final int MOST_SHOWN = 100;

  private final Spaces spaces;
  private final Simulations simulations;

  PolicyRoutes(OpenHome home, Spaces spaces) {
    this.spaces = spaces;
    this.simulations = new Simulations(home);
  }

  /** What would be left of today's memory after some nights if nothing new happened. */
  record Foreseen(List<Horizon> horizons) {}

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/policy")
            .named("getPolicy", TAG, "Gives the policy in force, and what every knob is turned to.")
            .gives(200, "The policy; its version is the ETag.", PolicyView.class)
            .fails(404)
            .by(exchange -> {
              MemorySpace space = spaces.existing(exchange);
              return told(space, space.policy().inForce());
            }),
        Endpoint.needing(Scope.ADMIN, Verb.PUT, Spaces.PATH + "/policy")
            .named(
                "setPolicy", TAG, "Has the space sleep by another policy from its next night on.")
            .header(Versions.IF_MATCH, "Only if this is still the policy's version.")
            .takes(Requests.Policy.class)
            .gives(200, "The policy in force.", PolicyView.class)
            .fails(404, 412, 413, 415)
            .by(this::set),
        Endpoint.needing(Scope.ADMIN, Verb.DELETE, Spaces.PATH + "/policy")
            .named("resetPolicy", TAG, "Has the space sleep by the program's own policy again.")
            .header(Versions.IF_MATCH, "Only if this is still the policy's version.")
            .query("why", "string", "Why, for the history.")
            .gives(200, "The policy in force.", PolicyView.class)
            .fails(404, 412)
            .by(this::reset),
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/policy/history")
            .named("listPolicies", TAG, "Lists the policies it slept by, newest first.")
            .query("limit", "integer", "At most so many, 1 to 100; 20 if left out.")
            .gives(200, "The policies.", PolicyView.History.class)
            .fails(404)
            .by(this::history),
        Endpoint.needing(Scope.READ, Verb.POST, Spaces.PATH + "/policy:diff")
            .named(
                "comparePolicy",
                TAG,
                "Says what another policy would do tonight that the one in force would not. Both"
                    + " nights are planned, nothing is changed.")
            .takes(Requests.OtherPolicy.class)
            .gives(200, "What would be different.", PolicyDifferenceView.class)
            .fails(404, 409, 413, 415)
            .by(this::diff),
        Endpoint.needing(Scope.READ, Verb.POST, Spaces.PATH + "/policy:foresee")
            .named(
                "foreseePolicy",
                TAG,
                "Says how much of today's memory a policy would leave after 30, 90 and 365 nights if"
                    + " nothing new happened.")
            .takes(Requests.OtherPolicy.class)
            .gives(200, "What would be left.", Foreseen.class)
            .fails(404, 413, 415)
            .by(this::foresee),
        Endpoint.needing(Scope.READ, Verb.POST, Spaces.PATH + "/policy:simulate")
            .named(
                "simulatePolicies",
                TAG,
                "Lives the space's history through again by other policies, side by side. It may take"
                    + " minutes: events 'progress' tell how far it is, the event 'result' what was"
                    + " found, the event 'problem' why nothing was. Who hangs up ends it.")
            .takes(Requests.Simulation.class)
            .gives(200, "Events.", "text/event-stream")
            .fails(404, 413, 415, 429)
            .by(exchange -> simulations.run(
                Bodies.read(exchange, Requests.Simulation.class), spaces.existing(exchange))));
  }

  private Reply set(Exchange exchange) {
    Requests.Policy wanted = Bodies.read(exchange, Requests.Policy.class);
    PolicyDocument document = PolicyDocument.read(wanted.document());
    MemorySpace space = spaces.existing(exchange);
    synchronized (space.policy()) {
      Versions.requireSame(exchange, space.policy().inForce().version());
      return told(space, space.policy().change(document, exchange.caller().name(), wanted.why()));
    }
  }

  private Reply reset(Exchange exchange) {
    MemorySpace space = spaces.existing(exchange);
    synchronized (space.policy()) {
      Versions.requireSame(exchange, space.policy().inForce().version());
      String why = exchange.query("why").orElse("asked for");
      return told(space, space.policy().reset(exchange.caller().name(), why));
    }
  }

  private Reply history(Exchange exchange) {
    int limit = Queries.integer(exchange, "limit", 1, MOST_SHOWN, 20);
    MemorySpace space = spaces.existing(exchange);
    return Reply.ok(new PolicyView.History(
        space.name().value(),
        space.policy().history(limit).stream().map(PolicyView.Past::of).toList()));
  }

  private Reply diff(Exchange exchange) {
    PolicyDocument other = other(exchange);
    MemorySpace space = spaces.existing(exchange);
    return Reply.ok(PolicyDifferenceView.of(space, space.policy().difference(other.policy())));
  }

  private Reply foresee(Exchange exchange) {
    PolicyDocument other = other(exchange);
    MemorySpace space = spaces.existing(exchange);
    return Reply.ok(new Foreseen(space.policy().foresee(other.policy(), HORIZONS)));
  }

  private static PolicyDocument other(Exchange exchange) {
    return PolicyDocument.read(Bodies.read(exchange, Requests.OtherPolicy.class).document());
  }

  private static Reply told(MemorySpace space, InForce inForce) {
    return Versions.tagged(
        Reply.ok(PolicyView.of(space.name().value(), inForce)), inForce.version());
  }
}
