package io.hippocampus.server.rest;

import io.hippocampus.MemorySpace;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import io.hippocampus.server.access.Scope;
import io.hippocampus.server.http.Endpoint;
import io.hippocampus.server.http.Endpoint.Verb;
import io.hippocampus.server.http.Exchange;
import io.hippocampus.server.http.Reply;
import io.hippocampus.server.view.RecollectionView;
import java.util.List;

/** Recalls, and what is said of them. */
final class RecallRoutes {

  private static final String TAG = "recalls";

  private final Spaces spaces;

  RecallRoutes(Spaces spaces) {
    this.spaces = spaces;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.needing(Scope.READ, Verb.POST, Spaces.PATH + "/recall")
            .named(
                "recall",
                TAG,
                "Recalls what fits a cue, best first. It strengthens what it gives, unless told not"
                    + " to.")
            .takes(Requests.Recall.class)
            .gives(200, "The memories, best first.", RecollectionView.class)
            .fails(404, 413, 415)
            .by(this::recall),
        Endpoint.needing(Scope.WRITE, Verb.POST, Spaces.PATH + "/recalls/{recall}/feedback")
            .named(
                "judgeRecall",
                TAG,
                "Says whether a recalled memory was of use, or how a recall turned out, in place of"
                    + " what was said before.")
            .takes(Requests.Feedback.class)
            .gives(204, "It is kept.", Endpoint.JSON)
            .fails(404, 413, 415)
            .by(this::judge));
  }

  private Reply recall(Exchange exchange) {
    Requests.Recall asked = Bodies.read(exchange, Requests.Recall.class);
    MemorySpace space = spaces.existing(exchange);
    Recollection recollection = space.recall(asked.request());
    exchange.about("recall " + recollection.id().value());
    RecollectionView view = RecollectionView.of(recollection);
    if (!asked.explain().orElse(false)) {
      view = view.withoutWhy();
    }
    return Reply.ok(
        asked.block().orElse(false) ? view.withBlock(RecalledBlock.withIds(recollection)) : view);
  }

  private Reply judge(Exchange exchange) {
    Requests.Feedback said = Bodies.read(exchange, Requests.Feedback.class);
    MemorySpace space = spaces.existing(exchange);
    RecallId recall = new RecallId(exchange.path("recall"));
    exchange.about("recall " + recall.value());
    said.reward().ifPresent(reward -> space.reward(recall, reward));
    said.usefulness()
        .ifPresent(use -> space.feedback(recall, new MemoryId(said.memory().orElseThrow()), use));
    return Reply.done();
  }
}
