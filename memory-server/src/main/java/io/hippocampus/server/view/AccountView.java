package io.hippocampus.server.view;

import io.hippocampus.MemoryAccount;
import io.hippocampus.memory.Change;
import io.hippocampus.memory.SleepId;
import io.hippocampus.port.RatingLog.Rating;
import io.hippocampus.port.SleepLog.NightDecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that can be said of one memory.
 *
 * @param memory the memory as it is
 * @param retrievability how retrievable it is now, 0 to 1
 * @param recallsSinceNight how often it was recalled since the last night
 * @param because in one sentence where it stands and why
 * @param ratings what language models rated it, newest first
 * @param sources the experiences it was made from, oldest first
 * @param history what happened to it, oldest first
 * @param decisions what nights decided on it, newest first
 */
public record AccountView(
    MemoryView memory,
    double retrievability,
    int recallsSinceNight,
    String because,
    List<RatedView> ratings,
    List<ExperienceView> sources,
    List<ChangeView> history,
    List<NightDecisionView> decisions) {

  /**
   * A rating as a language model gave it: importance on its own scale, offline what the offline
   * tagger found of the same memory.
   */
  public record RatedView(
      String model,
      String prompt,
      double importance,
      double offline,
      Instant at,
      long tokens,
      long tookMillis) {

    static RatedView of(Rating rating) {
      return new RatedView(
          rating.tagger().name(),
          rating.tagger().version(),
          rating.importance(),
          rating.offline(),
          rating.at(),
          rating.tokens(),
          rating.took().toMillis());
    }
  }

  /** One line of the ledger: what happened, when and why. */
  public record ChangeView(
      long sequence, String kind, Instant at, Optional<String> night, ExplanationView why) {

    /** Returns the view of a change. */
    public static ChangeView of(Change change) {
      return new ChangeView(
          change.sequence(),
          Names.of(change.kind()),
          change.at(),
          change.sleep().map(SleepId::value),
          ExplanationView.of(change.why()));
    }
  }

  /** A decision and the night it was made in. */
  public record NightDecisionView(String night, Instant at, DecisionView decision) {

    static NightDecisionView of(NightDecision decision) {
      return new NightDecisionView(
          decision.night().value(), decision.at(), DecisionView.of(decision.decision()));
    }
  }

  /** Returns the view of an account. */
  public static AccountView of(MemoryAccount account) {
    return new AccountView(
        MemoryView.of(account.memory()),
        account.retrievability().value(),
        account.recallsSinceNight(),
        account.because(),
        account.ratings().stream().map(RatedView::of).toList(),
        account.sources().stream().map(ExperienceView::of).toList(),
        account.history().stream().map(ChangeView::of).toList(),
        account.decisions().stream().map(NightDecisionView::of).toList());
  }
}
