package io.hippocampus.server.view;

import io.hippocampus.MemoryAccount;
import io.hippocampus.memory.Change;
import io.hippocampus.memory.SleepId;
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
 * @param sources the experiences it was made from, oldest first
 * @param history what happened to it, oldest first
 * @param decisions what nights decided on it, newest first
 */
public record AccountView(
    MemoryView memory,
    double retrievability,
    int recallsSinceNight,
    String because,
    List<ExperienceView> sources,
    List<ChangeView> history,
    List<NightDecisionView> decisions) {

  /** One line of the ledger: what happened, when and why. */
  public record ChangeView(
      long sequence, String kind, Instant at, Optional<String> night, ExplanationView why) {

    static ChangeView of(Change change) {
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
        account.sources().stream().map(ExperienceView::of).toList(),
        account.history().stream().map(ChangeView::of).toList(),
        account.decisions().stream().map(NightDecisionView::of).toList());
  }
}
