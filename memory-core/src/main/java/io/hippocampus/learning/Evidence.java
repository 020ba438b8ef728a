package io.hippocampus.learning;

import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import io.hippocampus.port.RecallLog.Outcome;
import io.hippocampus.port.RecallLog.Usefulness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a space's recall log tells of how predictions turned out.
 *
 * <p>A memory said to be useful counts as 1, one said to be wrong or stale as 0, each as one
 * judgement. The reward of a recall is one judgement too, of (reward + 1) / 2. It is shared among
 * the memories the recall gave in proportion to 1 / rank, for what is given first is read first and
 * most; the share of a memory of which something was said itself is left out, for that says more.
 *
 * <p>Only what was given and judged is evidence: of what was never recalled it says nothing.
 *
 * @param judged the judgements, oldest asked first
 * @param unpredicted how many judged memories do not count, for they were recalled before
 *     predictions were kept
 */
public record Evidence(List<Judged> judged, int unpredicted) {

  public Evidence {
    judged = List.copyOf(judged);
  }

  /**
   * Reads the outcomes of a log, which are in the order in which they were asked for and ranked.
   */
  public static Evidence of(List<Outcome> outcomes) {
    Map<RecallId, List<Outcome>> recalls = new LinkedHashMap<>();
    outcomes.forEach(outcome ->
        recalls.computeIfAbsent(outcome.recall(), recall -> new ArrayList<>()).add(outcome));
    List<Judged> judged = new ArrayList<>();
    int unpredicted = 0;
    for (List<Outcome> recall : recalls.values()) {
      double ranks =
          recall.stream().mapToDouble(outcome -> 1.0 / outcome.rank()).sum();
      for (Outcome outcome : recall) {
        if (outcome.given().prediction().isEmpty()) {
          unpredicted++;
        } else {
          judged.add(judged(outcome, outcome.given().prediction().get(), ranks));
        }
      }
    }
    return new Evidence(judged, unpredicted);
  }

  private static Judged judged(Outcome outcome, Prediction prediction, double ranks) {
    boolean said = outcome.usefulness().isPresent();
    double usefulness = said
        ? (outcome.usefulness().get() == Usefulness.USEFUL ? 1 : 0)
        : (outcome.reward().orElse(0) + 1) / 2;
    double weight = said ? 1 : 1.0 / outcome.rank() / ranks;
    return new Judged(outcome.recall(), outcome.at(), prediction, usefulness, weight);
  }

  /** Returns how many judgements there are. */
  public double judgements() {
    return judged.stream().mapToDouble(Judged::weight).sum();
  }

  /** Returns how many judgements say that it was useful. */
  public double useful() {
    return judged.stream().mapToDouble(one -> one.weight() * one.usefulness()).sum();
  }

  /** Returns how many judgements there are of the outcome that is rarer. */
  public double rarer() {
    return Math.min(useful(), judgements() - useful());
  }

  /** Returns of how many recalls something was said. */
  public int recalls() {
    return (int) judged.stream().map(Judged::recall).distinct().count();
  }

  /** Returns how long it was from the first recall that was judged to the last. */
  public Duration span() {
    return judged.isEmpty()
        ? Duration.ZERO
        : Duration.between(judged.get(0).at(), judged.get(judged.size() - 1).at());
  }
}
