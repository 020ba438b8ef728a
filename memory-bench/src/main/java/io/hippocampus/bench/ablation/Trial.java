package io.hippocampus.bench.ablation;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.hippocampus.bench.evaluation.Asked;
import io.hippocampus.bench.evaluation.EvaluationResult;
import io.hippocampus.bench.evaluation.Measure;
import io.hippocampus.bench.evaluation.Scores;
import io.hippocampus.bench.evaluation.Scores.Estimate;
import io.hippocampus.bench.evaluation.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What came of it when a part was switched off.
 *
 * @param off which part
 * @param asked what came of each question of the headline, in the same order in each trial
 * @param cost what its nights and its index come to; empty when they are those of the default
 */
public record Trial(Part off, List<Asked> asked, Optional<Cost> cost) {

  public Trial {
    asked = List.copyOf(asked);
  }

  /**
   * What depends on how a life was slept.
   *
   * @param indexBytes what the long-term indexes take on disk at the end
   * @param nights how many nights were slept
   * @param refused how many of them were refused by their probes
   * @param evening recall before the last nights
   * @param morning recall after the last nights
   */
  public record Cost(long indexBytes, int nights, long refused, Times evening, Times morning) {}

  /**
   * How long recalls took.
   *
   * @param whole the embedding of the cue included
   * @param search without it
   */
  public record Times(Timing whole, Timing search) {}

  static Trial ofSameNights(Part off, List<Asked> asked) {
    return new Trial(off, EvaluationResult.inHeadline(asked), Optional.empty());
  }

  static Trial of(Part off, EvaluationResult result, RecallTimes times) {
    Cost cost = new Cost(
        result.measured().indexBytes(),
        result.allNights().size(),
        result.refused(),
        times.evening(),
        times.morning());
    return new Trial(off, result.inHeadline(), Optional.of(cost));
  }

  /** Returns the mean of a measure. */
  public double mean(Measure measure) {
    return asked.stream().mapToDouble(measure::of).average().orElse(0);
  }

  /**
   * Returns by how much a measure is more than in another trial, question by question, with its
   * intervals.
   *
   * @param seed where the resampling starts
   * @throws IllegalArgumentException if the other was asked other questions
   */
  public Estimate difference(Trial from, Measure measure, long seed) {
    if (asked.size() != from.asked.size()) {
      throw new IllegalArgumentException("trials of " + asked.size() + " and of "
          + from.asked.size() + " questions are not comparable");
    }
    Map<String, double[]> bySpace = IntStream.range(0, asked.size())
        .boxed()
        .collect(groupingBy(
            i -> asked.get(i).question().space().value(),
            LinkedHashMap::new,
            collectingAndThen(
                toList(),
                places -> places.stream()
                    .mapToDouble(i -> difference(from, measure, i))
                    .toArray())));
    return Scores.estimate(bySpace.values().toArray(double[][]::new), seed);
  }

  private double difference(Trial from, Measure measure, int place) {
    Asked here = asked.get(place);
    Asked there = from.asked.get(place);
    if (!here.question().equals(there.question())) {
      throw new IllegalArgumentException("question " + here.question().id() + " stands where "
          + there.question().id() + " stands in the other trial; ask both in the same order");
    }
    return measure.of(here) - measure.of(there);
  }
}
