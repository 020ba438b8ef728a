package io.hippocampus.server.cli.memory;

import io.hippocampus.server.cli.page.Page;
import io.hippocampus.server.view.RatingView;

/** How rating goes, for people. */
final class RatingPage {

  private RatingPage() {}

  static void print(RatingView rating, Page page) {
    page.line("  rated by       %s", Page.data(rating.model() + ", " + rating.prompt()));
    page.line(
        "  to be rated    %s",
        rating.backlog() == 0
            ? "nothing"
            : page.doubtful(Page.memories(rating.backlog()) + ", tagged offline until then"));
    page.line(
        "  spent today    %,d tokens in %s, %,d failed; the home has %,d of %,d left",
        rating.tokensToday(),
        Page.count(rating.callsToday(), "call", "calls"),
        rating.failedToday(),
        rating.leftToday(),
        rating.tokensPerDay());
    if (rating.isResting()) {
      page.line("  resting        %s", page.doubtful("it did not answer, and is left alone"));
    }
    rating
        .lastFlaw()
        .ifPresent(flaw -> page.line(
            "  last flaw      %s %s: %s",
            page.minute(flaw.at()), flaw.outcome(), Page.data(flaw.failure(), 200)));
    rating.alarms().forEach(alarm -> page.line("  %s", page.wrong("ALARM: " + alarm)));
  }
}
