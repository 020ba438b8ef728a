package io.hippocampus.memory;

import java.util.List;

/**
 * Why something was decided or ranked as it was.
 *
 * @param because the reason, in words a person can read; quotes no content of memories
 * @param terms the terms of the formula behind it, unrounded; empty when none was needed
 */
public record Explanation(String because, List<Term> terms) {

  public Explanation {
    terms = List.copyOf(terms);
  }

  /** Returns a reason that needed no formula. */
  public static Explanation of(String because) {
    return new Explanation(because, List.of());
  }

  /** Returns the sum of what its terms contributed. */
  public double total() {
    return terms.stream().mapToDouble(Term::contribution).sum();
  }
}
