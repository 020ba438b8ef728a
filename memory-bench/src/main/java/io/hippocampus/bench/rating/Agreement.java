package io.hippocampus.bench.rating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How far raters of the same texts agree, as rank correlations (Spearman, ties at their mean rank).
 *
 * @param name which ratings
 * @param agents of how many agents
 * @param rated how many ratings
 * @param offline between recorded ratings and offline tags, averaged over agents by their numbers
 * @param calibrated between recorded ratings and the tags made of them, likewise
 * @param repeated how often the model rated the same text of the same agent a second time
 * @param itself between its first and its second rating of the same text
 * @param apart by how many points these two differ on average
 * @param alarmed for how many agents its ratings raise an alarm
 */
public record Agreement(
    String name,
    int agents,
    int rated,
    double offline,
    double calibrated,
    int repeated,
    double itself,
    double apart,
    int alarmed) {

  /**
   * A text and what was found of it.
   *
   * @param text the text
   * @param recorded the recorded rating, 1 to 10
   * @param offline the offline tagger's importance, 0 to 1
   * @param tagged the importance of the tag made of the recorded rating, 0 to 1
   */
  record Pair(String text, int recorded, double offline, double tagged) {}

  /**
   * What was found in the life of one agent.
   *
   * @param pairs each of its texts
   * @param alarms what is amiss with the ratings
   */
  record Life(List<Pair> pairs, List<String> alarms) {
    Life {
      pairs = List.copyOf(pairs);
      alarms = List.copyOf(alarms);
    }
  }

  private record Repetition(int first, int second) {}

  static Agreement of(String name, List<Life> lives) {
    List<Repetition> repetitions = new ArrayList<>();
    lives.forEach(life -> repetitions.addAll(repetitions(life)));
    return new Agreement(
        name,
        lives.size(),
        lives.stream().mapToInt(life -> life.pairs().size()).sum(),
        averaged(lives, Pair::offline),
        averaged(lives, Pair::tagged),
        repetitions.size(),
        spearman(repetitions, Repetition::first, Repetition::second),
        repetitions.stream()
            .mapToInt(both -> Math.abs(both.first() - both.second()))
            .average()
            .orElse(Double.NaN),
        (int) lives.stream().filter(life -> !life.alarms().isEmpty()).count());
  }

  private static double averaged(List<Life> lives, ToDoubleFunction<Pair> other) {
    double sum = 0;
    double weight = 0;
    for (Life life : lives) {
      double correlation = spearman(life.pairs(), Pair::recorded, other);
      if (!Double.isNaN(correlation)) {
        sum += correlation * life.pairs().size();
        weight += life.pairs().size();
      }
    }
    return sum / weight;
  }

  private static List<Repetition> repetitions(Life life) {
    Map<String, Integer> before = new HashMap<>();
    List<Repetition> repetitions = new ArrayList<>();
    for (Pair pair : life.pairs()) {
      Integer first = before.put(pair.text(), pair.recorded());
      if (first != null) {
        repetitions.add(new Repetition(first, pair.recorded()));
      }
    }
    return repetitions;
  }

  /** Returns the rank correlation of two measures, not a number when one of them never varies. */
  static <T> double spearman(List<T> of, ToDoubleFunction<T> first, ToDoubleFunction<T> second) {
    return pearson(
        ranks(of.stream().mapToDouble(first).toArray()),
        ranks(of.stream().mapToDouble(second).toArray()));
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int below = 0;
      int equal = 0;
      for (double other : values) {
        below += other < values[i] ? 1 : 0;
        equal += other == values[i] ? 1 : 0;
      }
      ranks[i] = below + (equal + 1) / 2.0;
    }
    return ranks;
  }

  private static double pearson(double[] first, double[] second) {
    double meanFirst = Arrays.stream(first).average().orElse(0);
    double meanSecond = Arrays.stream(second).average().orElse(0);
    double together = 0;
    double spreadFirst = 0;
    double spreadSecond = 0;
    for (int i = 0; i < first.length; i++) {
      together += (first[i] - meanFirst) * (second[i] - meanSecond);
      spreadFirst += (first[i] - meanFirst) * (first[i] - meanFirst);
      spreadSecond += (second[i] - meanSecond) * (second[i] - meanSecond);
    }
    return together / Math.sqrt(spreadFirst * spreadSecond);
  }
}
