package io.hippocampus.server.rest;

import io.hippocampus.MemorySpace;
import io.hippocampus.MemorySpace.Tagged;
import io.hippocampus.Receipt;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.home.OpenHome;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.view.Json;
import io.hippocampus.server.view.WindowView;
import java.time.Instant;
import java.util.List;

/** What the agent lives through: messages, and the context window that holds the latest. */
final class MessageRoutes {

  /** How many messages one request may record, and how many bytes they may have: 16 MiB. */
  static final int MOST = 10_000;

  static final long LIMIT = 16L << 20;

  private static final String TAG = "messages";

  private final OpenHome home;
  private final Spaces spaces;
  private final Idempotency idempotency;

  MessageRoutes(OpenHome home, Spaces spaces, Idempotency idempotency) {
    this.home = home;
    this.spaces = spaces;
    this.idempotency = idempotency;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.needing(Scope.WRITE, Verb.POST, Spaces.PATH + "/messages")
            .named(
                "recordMessages",
                TAG,
                "Records messages in their order, all or none. When it answers, they are on disk and"
                    + " can be recalled. A space comes into being with its first message.")
            .header(
                "Idempotency-Key",
                "Names the request, so that it is done once however often it is sent within a day.")
            .takesList(Requests.Message.class, LIMIT)
            .gives(201, "What became of each message, in their order.", Recorded.class)
            .fails(404, 409, 413, 415)
            .by(this::record),
        Endpoint.needing(Scope.READ, Verb.GET, Spaces.PATH + "/window")
            .named(
                "getWindow",
                TAG,
                "Gives the context window: the latest experiences, verbatim, oldest first.")
            .gives(200, "The window.", WindowView.class)
            .fails(404)
            .by(exchange -> Reply.ok(WindowView.of(spaces.existing(exchange).window()))),
        Endpoint.needing(Scope.WRITE, Verb.POST, Spaces.PATH + "/window:compacting")
            .named(
                "announceCompaction",
                TAG,
                "Says that the agent is about to compact its context; a schedule may have the space"
                    + " sleep for it.")
            .gives(200, "Whether a night was begun for it.", Announced.class)
            .fails(404)
            .by(exchange -> Reply.ok(new Announced(
                home.scheduler().compacting(spaces.existing(exchange).name())))));
  }

  /** What became of messages. */
  record Recorded(List<ReceiptView> receipts) {}

  /**
   * What became of a message.
   *
   * @param experience its id
   * @param memory the memory it became
   * @param isNew false when it had been recorded before
   * @param evicted what left the context window for it
   */
  record ReceiptView(String experience, String memory, boolean isNew, List<String> evicted) {

    static ReceiptView of(Receipt receipt) {
      return new ReceiptView(
          receipt.experience().value(),
          receipt.memory().value(),
          receipt.isNew(),
          receipt.evicted().stream().map(id -> id.value()).toList());
    }
  }

  /** Whether a space falls asleep for a compaction. */
  record Announced(boolean sleeps) {}

  private Reply record(Exchange exchange) {
    List<Requests.Message> messages =
        Bodies.readList(exchange, Requests.Message.class, MOST, message -> {
          tagged(message, home.clock().instant());
          return message;
        });
    MemorySpace space = spaces.any(exchange);
    return idempotency.once(exchange, space.name(), Digests.of(Json.compact(messages)), now -> {
      List<Receipt> receipts = space.recordTagged(
          messages.stream().map(message -> tagged(message, now)).toList());
      exchange.about(receipts.size() + " messages");
      return Reply.of(201, new Recorded(receipts.stream().map(ReceiptView::of).toList()));
    });
  }

  private static Tagged tagged(Requests.Message message, Instant now) {
    return new Tagged(message.experience(now), message.tag());
  }
}
