package io.hippocampus.server.rest;

import io.hippocampus.MemoryPage;
import io.hippocampus.MemorySpace;
import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.view.HeldView;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists the memories of a space, page by page, through filters. */
final class MemoryPages {

  private static final int MOST = 1_000;

  /** All moments that an experience can have. */
  private static final Interval EVER =
      new Interval(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));

  private final OpenHome home;
  private final Spaces spaces;

  MemoryPages(OpenHome home, Spaces spaces) {
    this.home = home;
    this.spaces = spaces;
  }

  /**
   * Some memories.
   *
   * @param items the memories, in the order recorded
   * @param nextCursor what to give to get those after them; absent when there are none
   */
  record Memories(List<HeldView> items, Optional<String> nextCursor) {}

  Endpoint endpoint() {
    return Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/memories")
        .named(
            "listMemories",
            "memories",
            "Lists memories in the order recorded, page by page. Memories that come and go between"
                + " two pages move no other one.")
        .queries(
            "state",
            "Only in this state: short_term, long_term, merged, pruned, forgotten; may be repeated."
                + " The live ones if left out.")
        .query("pinned", "boolean", "Only pinned ones, or only others.")
        .query("kind", "string", "Only of this kind: episodic or semantic.")
        .query("experienceKind", "string", "Only of this sort of experience, such as message.")
        .query("session", "string", "Only of this session.")
        .query("speaker", "string", "Only by this speaker.")
        .query("topic", "string", "Only with this topic in its tag, exactly.")
        .queries("metadata", "Only marked with this, as key=value; may be repeated.")
        .query("since", "string", "Only what happened from then on.")
        .query("until", "string", "Only what happened before then.")
        .query("superseded", "boolean", "Only what no longer holds, or only what still does.")
        .query("minRetrievability", "number", "At least so likely to be recalled now, 0 to 1.")
        .query(
            "newestFirst", "boolean", "Whether the latest recorded come first; false if left out.")
        .query("pageSize", "integer", "At most so many, 1 to 1000; 50 if left out.")
        .query("cursor", "string", "The nextCursor of the page before.")
        .gives(200, "The memories.", Memories.class)
        .fails(404)
        .by(this::list);
  }

  private Reply list(Exchange exchange) {
    int limit = Queries.integer(exchange, "pageSize", 1, MOST, 50);
    MemoryQuery query = query(exchange);
    MemorySpace space = spaces.existing(exchange);
    MemoryPage page = space.memories(query, exchange.query("cursor"), limit);
    SleepPolicy policy = space.policy().current();
    Instant now = home.clock().instant();
    return Reply.ok(new Memories(
        page.items().stream()
            .map(held -> HeldView.of(
                held.memory(),
                held.version(),
                policy.curve().retrievability(held.memory().strength(), now)))
            .toList(),
        page.next()));
  }

  private static MemoryQuery query(Exchange exchange) {
    MemoryQuery.Builder query = MemoryQuery.builder();
    states(exchange).ifPresent(query::states);
    Queries.truth(exchange, "pinned").ifPresent(query::pinned);
    exchange
        .query("kind")
        .map(text -> Queries.choice("kind", text, MemoryKind.class))
        .ifPresent(query::kind);
    exchange
        .query("experienceKind")
        .map(text -> Queries.choice("experienceKind", text, ExperienceKind.class))
        .ifPresent(query::experienceKind);
    exchange.query("session").ifPresent(query::session);
    exchange.query("speaker").ifPresent(query::speaker);
    exchange.query("topic").ifPresent(query::topic);
    marks(exchange).forEach(query::metadata);
    occurred(exchange).ifPresent(query::occurred);
    Queries.truth(exchange, "superseded").ifPresent(query::superseded);
    Queries.number(exchange, "minRetrievability", 0, 1).ifPresent(query::leastRetrievability);
    if (Queries.truth(exchange, "newestFirst").orElse(false)) {
      query.newestFirst();
    }
    return query.build();
  }

  private static Map<String, String> marks(Exchange exchange) {
    Map<String, String> marks = new LinkedHashMap<>();
    for (String mark : exchange.queries("metadata")) {
      int equals = mark.indexOf('=');
      if (equals < 1 || marks.put(mark.substring(0, equals), mark.substring(equals + 1)) != null) {
        throw Queries.wrong("metadata", mark, "marks as key=value, each key once");
      }
    }
    return marks;
  }

  private static Optional<Interval> occurred(Exchange exchange) {
    Instant since = Queries.moment(exchange, "since").orElse(EVER.start());
    Instant until = Queries.moment(exchange, "until").orElse(EVER.end());
    if (!since.isBefore(until)) {
      throw Queries.wrong("until", until.toString(), "moments after " + since);
    }
    Interval occurred = new Interval(since, until);
    return occurred.equals(EVER) ? Optional.empty() : Optional.of(occurred);
  }

  private static Optional<Set<MemoryState>> states(Exchange exchange) {
    EnumSet<MemoryState> states = EnumSet.noneOf(MemoryState.class);
    exchange
        .queries("state")
        .forEach(text -> states.add(Queries.choice("state", text, MemoryState.class)));
    return states.isEmpty() ? Optional.empty() : Optional.of(states);
  }
}
