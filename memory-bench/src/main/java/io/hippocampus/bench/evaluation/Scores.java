package io.hippocampus.bench.evaluation;

import static java.util.stream.Collectors.groupingBy;

import io.hippocampus.memory.SpaceName;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The means of all measures over some questions, each with its 95 % intervals.
 *
 * <p>Questions about one space resemble each other, so the interval to quote is bootstrapped over
 * spaces: spaces are drawn with replacement, each with all its questions. With fewer than three it
 * says little; the one bootstrapped over questions within their spaces then says at least how much
 * hangs on the choice of questions.
 *
 * @param questions how many questions
 * @param spaces of how many spaces
 * @param estimates each measure's mean with its intervals
 */
public record Scores(int questions, int spaces, Map<Measure, Estimate> estimates) {

  /** With fewer spaces the interval over spaces says little. */
  public static final int FEWEST_SPACES = 3;

  private static final int RESAMPLES = 2_000;

  public Scores {
    estimates = Collections.unmodifiableMap(new LinkedHashMap<>(estimates));
  }

  /**
   * A mean with its intervals.
   *
   * @param mean over questions
   * @param overSpaces where it lies when other spaces like these are drawn
   * @param withinSpaces where it lies when other questions like these are drawn
   */
  public record Estimate(double mean, Range overSpaces, Range withinSpaces) {}

  /** From {@code low} to {@code high}. */
  public record Range(double low, double high) {}

  /** Returns the mean of a measure. */
  public double mean(Measure measure) {
    return estimate(measure).mean();
  }

  /** Returns a measure with its intervals. */
  public Estimate estimate(Measure measure) {
    Estimate estimate = estimates.get(measure);
    if (estimate == null) {
      throw new IllegalArgumentException(measure.label() + " was not measured");
    }
    return estimate;
  }

  /** Whether there are too few spaces for the intervals over spaces to say much. */
  public boolean hasFewSpaces() {
    return spaces < FEWEST_SPACES;
  }

  /**
   * Scores questions, in their order.
   *
   * @param seed where the resampling starts
   * @throws IllegalArgumentException if there are none
   */
  public static Scores of(Collection<Asked> asked, long seed) {
    if (asked.isEmpty()) {
      throw new IllegalArgumentException("there is no question to score; ask at least one");
    }
    Map<SpaceName, List<Asked>> bySpace = asked.stream()
        .collect(
            groupingBy(one -> one.question().space(), LinkedHashMap::new, Collectors.toList()));
    Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      double[][] values = bySpace.values().stream()
          .map(ofSpace -> ofSpace.stream().mapToDouble(measure::of).toArray())
          .toArray(double[][]::new);
      estimates.put(measure, estimate(values, seed));
    }
    return new Scores(asked.size(), bySpace.size(), estimates);
  }

  /** Estimates the mean of values grouped by space; the seed is where the resampling starts. */
  public static Estimate estimate(double[][] bySpace, long seed) {
    double sum = Arrays.stream(bySpace).flatMapToDouble(Arrays::stream).sum();
    long count = Arrays.stream(bySpace).mapToLong(space -> space.length).sum();
    SplittableRandom random = new SplittableRandom(seed);
    return new Estimate(
        sum / count,
        range(() -> meanOverSpaces(bySpace, random)),
        range(() -> meanWithinSpaces(bySpace, random)));
  }

  private static double meanOverSpaces(double[][] bySpace, RandomGenerator random) {
    double sum = 0;
    long count = 0;
    for (int draw = 0; draw < bySpace.length; draw++) {
      double[] space = bySpace[random.nextInt(bySpace.length)];
      sum += Arrays.stream(space).sum();
      count += space.length;
    }
    return sum / count;
  }

  private static double meanWithinSpaces(double[][] bySpace, RandomGenerator random) {
    double sum = 0;
    long count = 0;
    for (double[] space : bySpace) {
      for (int draw = 0; draw < space.length; draw++) {
        sum += space[random.nextInt(space.length)];
      }
      count += space.length;
    }
    return sum / count;
  }

  private interface Resample {
    double mean();
  }

  /** Returns the middle 95 % of resampled means. */
  private static Range range(Resample resample) {
    double[] means = new double[RESAMPLES];
    Arrays.setAll(means, i -> resample.mean());
    Arrays.sort(means);
    int cut = (int) Math.round(0.025 * RESAMPLES);
    return new Range(means[cut], means[RESAMPLES - 1 - cut]);
  }
}
