package io.hippocampus.bench.policy;

import io.hippocampus.consolidation.Valuation;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.Term;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Keeps the memories with the highest score; of equals, the one whose first source's id is smaller.
 */
final class ByScore implements Valuation {

  private final String name;
  private final Function<Held, ToDoubleFunction<Memory>> scoring;

  /** Scores by a function that is made anew for what is held each night. */
  ByScore(String name, Function<Held, ToDoubleFunction<Memory>> scoring) {
    this.name = name;
    this.scoring = scoring;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Valued> rank(Held held) {
    record Scored(Memory memory, double score) {}
    ToDoubleFunction<Memory> score = scoring.apply(held);
    return held.memories().stream()
        .map(memory -> new Scored(memory, score.applyAsDouble(memory)))
        .sorted(Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(scored -> scored.memory().sources().get(0)))
        .map(scored -> new Valued(scored.memory().id(), why(scored.score())))
        .toList();
  }

  private Explanation why(double score) {
    return new Explanation("score of " + name, List.of(new Term(name, score, 1)));
  }

  @Override
  public String toString() {
    return name;
  }
}
