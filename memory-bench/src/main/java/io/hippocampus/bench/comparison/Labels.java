package io.hippocampus.bench.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Places labels beside the points they name, so that none covers another: each as near to its point
 * as can be, by the sum of squared distances, in the order of the points.
 *
 * <p>With the gaps taken out, that is the regression to a rising sequence, which pooling neighbours
 * that are out of order solves: each pool stands at its mean. Where the column is too short for
 * all, they stand closer.
 */
final class Labels {

  private Labels() {}

  /** Returns a place for each point, from {@code top} to {@code bottom}. */
  static double[] placed(double[] points, double gap, double top, double bottom) {
    int count = points.length;
    double between = count < 2 ? gap : Math.min(gap, (bottom - top) / (count - 1));
    int[] order = IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> points[i]))
        .mapToInt(Integer::intValue)
        .toArray();
    double[] wished = new double[count];
    Arrays.setAll(wished, place -> points[order[place]] - place * between);
    double[] rising = rising(wished);
    double lowest = bottom - (count - 1) * between;
    double[] placed = new double[count];
    for (int place = 0; place < count; place++) {
      double within = Math.max(top, Math.min(lowest, rising[place]));
      placed[order[place]] = within + place * between;
    }
    return placed;
  }

  /** Returns the sequence that never falls and is nearest to the values. */
  private static double[] rising(double[] values) {
    double[] sums = new double[values.length];
    int[] sizes = new int[values.length];
    int pools = 0;
    for (double value : values) {
      sums[pools] = value;
      sizes[pools] = 1;
      pools++;
      while (pools > 1 && sums[pools - 2] / sizes[pools - 2] > sums[pools - 1] / sizes[pools - 1]) {
        pools--;
        sums[pools - 1] += sums[pools];
        sizes[pools - 1] += sizes[pools];
      }
    }
    double[] rising = new double[values.length];
    int next = 0;
    for (int pool = 0; pool < pools; pool++) {
      Arrays.fill(rising, next, next + sizes[pool], sums[pool] / sizes[pool]);
      next += sizes[pool];
    }
    return rising;
  }
}
