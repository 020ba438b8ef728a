package io.hippocampus.server.view;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Term;
import java.util.List;

/**
 * Why something was decided or ranked as it was.
 *
 * @param because the reason in words
 * @param total the sum of what the terms contribute
 * @param terms the terms of the formula, in its order
 */
public record ExplanationView(String because, double total, List<TermView> terms) {

  /**
   * One term of a formula.
   *
   * @param name what it measures
   * @param value what was measured
   * @param weight how much it counts
   * @param contribution value times weight
   */
  public record TermView(String name, double value, double weight, double contribution) {

    static TermView of(Term term) {
      return new TermView(term.name(), term.value(), term.weight(), term.contribution());
    }
  }

  /** Returns the view of an explanation. */
  public static ExplanationView of(Explanation why) {
    return new ExplanationView(
        why.because(), why.total(), why.terms().stream().map(TermView::of).toList());
  }
}
