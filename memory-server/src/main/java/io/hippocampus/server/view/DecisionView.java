package io.hippocampus.server.view;

import io.hippocampus.memory.night.Decision;

/**
 * What a phase of a night decided on one memory.
 *
 * @param memory which one
 * @param phase which phase decided
 * @param verdict what it decided
 * @param why the reason with the terms of its formula
 */
public record DecisionView(String memory, String phase, String verdict, ExplanationView why) {

  /** Returns the view of a decision. */
  public static DecisionView of(Decision decision) {
    return new DecisionView(
        decision.memory().value(),
        Names.of(decision.phase()),
        Names.of(decision.verdict()),
        ExplanationView.of(decision.why()));
  }
}
