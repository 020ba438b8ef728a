package io.hippocampus.server.rest;

import io.hippocampus.MemoryAccount;
import io.hippocampus.MemorySpace;
import io.hippocampus.Receipt;
import io.hippocampus.SpaceCuration;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Problem;
import io.hippocampus.server.http.Problem.Kind;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.view.AccountView;
import io.hippocampus.server.view.AccountView.ChangeView;
import io.hippocampus.server.view.HeldView;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Memories: looked at, pinned, let go, brought back, forgotten, explained. */
final class MemoryRoutes {

  private static final String TAG = "memories";
  private static final String ALL = Spaces.PATH + "/memories";
  private static final String ONE = ALL + "/{memory}";
  private static final String ONLY_IF = "Only if this is still the memory's version.";
  private static final String NOT_SAID = "asked for over REST";

  private final OpenHome home;
  private final Spaces spaces;
  private final MemoryPages pages;

  MemoryRoutes(OpenHome home, Spaces spaces) {
    this.home = home;
    this.spaces = spaces;
    this.pages = new MemoryPages(home, spaces);
  }

  /** What happened to a memory. */
  record Changes(List<ChangeView> items) {}

  /** Changes a memory, if it is at that version where one is named. */
  @FunctionalInterface
  private interface Act {
    void on(SpaceCuration curation, MemoryId memory, OptionalLong version);
  }

  List<Endpoint> endpoints() {
    return List.of(
        pages.endpoint(),
        Endpoint.needing(Scope.WRITE, Verb.POST, ALL)
            .named(
                "remember", TAG, "Records one thing to remember, with or without a salience tag.")
            .takes(Requests.Message.class)
            .gives(201, "The memory it became; its version is the ETag.", HeldView.class)
            .fails(404, 413, 415)
            .by(this::remember),
        Endpoint.needing(Scope.READ, Verb.GET, ONE)
            .named("getMemory", TAG, "Gives a memory, a tombstone too. Strengthens nothing.")
            .gives(200, "The memory; its version is the ETag.", HeldView.class)
            .fails(404)
            .by(exchange -> told(200, spaces.existing(exchange), id(exchange))),
        Endpoint.needing(Scope.WRITE, Verb.PATCH, ONE)
            .named("changeMemory", TAG, "Pins a memory, or unpins it.")
            .header(Versions.IF_MATCH, ONLY_IF)
            .takes(Requests.Change.class)
            .gives(200, "The memory.", HeldView.class)
            .fails(404, 409, 412, 413, 415)
            .by(this::change),
        Endpoint.needing(Scope.WRITE, Verb.DELETE, ONE)
            .named(
                "removeMemory",
                TAG,
                "Lets a memory go: it is recalled no more, and can be restored until its grace is"
                    + " over. With forGood=true it is forgotten: erased with all it was made from and"
                    + " all that was made from it, everywhere, which cannot be undone.")
            .header(Versions.IF_MATCH, ONLY_IF)
            .query("forGood", "boolean", "Whether to erase; false if left out.")
            .query("reason", "string", "Why, for its history.")
            .gives(200, "What is left of it.", HeldView.class)
            .fails(404, 409, 412)
            .by(this::remove),
        action("pin", "Pins a memory: it is never pruned.", SpaceCuration::pin),
        action("unpin", "Unpins a memory.", SpaceCuration::unpin),
        action(
            "restore",
            "Makes a pruned or merged memory live again, as it was.",
            SpaceCuration::restore),
        Endpoint.needing(Scope.READ, Verb.GET, ONE + "/explanation")
            .named(
                "explainMemory",
                TAG,
                "Tells all that can be said of a memory: where it comes from, what happened to it, and"
                    + " what nights decided on it with the terms of each formula.")
            .gives(200, "The account.", AccountView.class)
            .fails(404)
            .by(exchange ->
                Reply.ok(AccountView.of(spaces.existing(exchange).explain(id(exchange))))),
        Endpoint.needing(Scope.READ, Verb.GET, ONE + "/history")
            .named("getHistory", TAG, "Tells what happened to a memory, oldest first.")
            .gives(200, "Its changes.", Changes.class)
            .fails(404)
            .by(this::history));
  }

  private Endpoint action(String name, String summary, Act act) {
    return Endpoint.needing(Scope.WRITE, Verb.POST, ONE + ":" + name)
        .named(name + "Memory", TAG, summary)
        .header(Versions.IF_MATCH, ONLY_IF)
        .gives(200, "The memory.", HeldView.class)
        .fails(404, 409, 412)
        .by(exchange -> {
          MemorySpace space = spaces.existing(exchange);
          act.on(space.curation(), id(exchange), Versions.expected(exchange));
          return told(200, space, id(exchange));
        });
  }

  private Reply remember(Exchange exchange) {
    Requests.Message message = Bodies.read(exchange, Requests.Message.class);
    MemorySpace space = spaces.any(exchange);
    Receipt receipt = space.record(message.experience(home.clock().instant()), message.tag());
    exchange.about("memory " + receipt.memory().value());
    return told(201, space, receipt.memory())
        .with(
            "Location",
            Spaces.path(space.name()) + "/memories/" + receipt.memory().value());
  }

  private Reply change(Exchange exchange) {
    Requests.Change wanted = Bodies.read(exchange, Requests.Change.class);
    MemorySpace space = spaces.existing(exchange);
    Act act = wanted.pinned() ? SpaceCuration::pin : SpaceCuration::unpin;
    act.on(space.curation(), id(exchange), Versions.expected(exchange));
    return told(200, space, id(exchange));
  }

  private Reply remove(Exchange exchange) {
    boolean forGood = Queries.truth(exchange, "forGood").orElse(false);
    String reason = exchange.query("reason").orElse(NOT_SAID);
    MemorySpace space = spaces.existing(exchange);
    MemoryId memory = id(exchange);
    OptionalLong version = Versions.expected(exchange);
    if (forGood) {
      space.curation().forget(memory, version, reason);
    } else {
      space.curation().prune(memory, version, reason);
    }
    return told(200, space, memory);
  }

  private Reply history(Exchange exchange) {
    MemoryAccount account = spaces.existing(exchange).explain(id(exchange));
    return Reply.ok(new Changes(account.history().stream().map(ChangeView::of).toList()));
  }

  private Reply told(int status, MemorySpace space, MemoryId id) {
    Instant now = home.clock().instant();
    Versioned held = space
        .find(id)
        .orElseThrow(() -> Problem.of(
                Kind.NOT_FOUND, "there is no memory '" + id + "' in space '" + space.name() + "'")
            .thrown());
    HeldView view = HeldView.of(
        held.memory(),
        held.version(),
        space.policy().current().curve().retrievability(held.memory().strength(), now));
    return Versions.tagged(Reply.of(status, view), held.version());
  }

  private static MemoryId id(Exchange exchange) {
    MemoryId memory = new MemoryId(exchange.path("memory"));
    exchange.about("memory " + memory.value());
    return memory;
  }
}
