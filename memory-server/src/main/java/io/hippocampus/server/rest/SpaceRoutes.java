package io.hippocampus.server.rest;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.server.access.Caller;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.view.StatusView;
import io.hippocampus.server.view.UseView;
import java.util.List;

/** Which spaces there are, and how each is. */
final class SpaceRoutes {

  private static final String TAG = "spaces";

  private final OpenHome home;
  private final Spaces spaces;

  SpaceRoutes(OpenHome home, Spaces spaces) {
    this.home = home;
    this.spaces = spaces;
  }

  /** Names of spaces. */
  record Listed(List<String> items) {}

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.needing(Scope.READ, Verb.GET, "/v1/spaces")
            .named("listSpaces", TAG, "Lists the spaces that the caller may see.")
            .gives(200, "Their names, sorted.", Listed.class)
            .by(this::list),
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/stats")
            .named(
                "getStats",
                TAG,
                "Tells how the space is: what it holds, its window and index, its last night, alarms.")
            .gives(200, "How it is.", StatusView.class)
            .fails(404)
            .by(exchange -> Reply.ok(StatusView.of(spaces.existing(exchange).status()))),
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/use")
            .named(
                "getUse",
                TAG,
                "Tells what its use says of its forgetting: predictions against what turned out"
                    + " useful, regret, dead weight, promotions. It asks up to 200 cues again, so it"
                    + " takes a while.")
            .gives(200, "What its use tells.", UseView.class)
            .fails(404)
            .by(exchange -> {
              MemorySpace space = spaces.existing(exchange);
              return Reply.ok(UseView.of(space.name().value(), space.use()));
            }));
  }

  private Reply list(Exchange exchange) {
    Caller caller = exchange.caller();
    return Reply.ok(new Listed(home.memory().spaces().stream()
        .filter(caller::reaches)
        .map(SpaceName::value)
        .toList()));
  }
}
