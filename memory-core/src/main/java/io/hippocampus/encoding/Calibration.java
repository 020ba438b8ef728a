package io.hippocampus.encoding;

import io.hippocampus.port.RatingLog.Rating;
import java.util.Collection;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Makes one importance of what a rater and the offline tagger found, on the offline tagger's scale,
 * by which everything else in a space is measured.
 *
 * <p>Raters use their scales as they like: one gives 7 to half of all there is, another hardly
 * leaves 3. So of a rating only its place among the rater's ratings counts: it becomes the
 * importance that holds the same place among what the offline tagger found of the same memories
 * (equipercentile equating, Kolen and Brennan, Test Equating, Scaling, and Linking, 2014). The
 * order of a rater's ratings is kept; one who says the same of everything says nothing. While there
 * are few ratings, nine made-up ones, each meaning what it says, keep the scale from jumping.
 *
 * <p>Immutable.
 */
public final class Calibration {

  /**
   * How much the rater counts beside the offline tagger: so much costs hardly anything when the
   * rater knows nothing of what will be asked, and gives nearly all when it knows as much as the
   * offline tagger does (docs/decisions/0010).
   */
  private static final double RATER = 0.25;

  private static final double[] AS_IT_STANDS =
      IntStream.rangeClosed(1, 9).mapToDouble(n -> n / 10.0).toArray();

  private final double[] rated;
  private final double[] offline;

  private Calibration(double[] rated, double[] offline) {
    this.rated = rated;
    this.offline = offline;
  }

  /** Returns the calibration that ratings of one rater give. */
  public static Calibration by(Collection<Rating> ratings) {
    return new Calibration(
        sorted(ratings.stream().mapToDouble(Rating::importance)),
        sorted(ratings.stream().mapToDouble(Rating::offline)));
  }

  private static double[] sorted(DoubleStream values) {
    return DoubleStream.concat(values, DoubleStream.of(AS_IT_STANDS)).sorted().toArray();
  }

  /**
   * Returns the importance, 0 to 1, of a memory that both have judged.
   *
   * @param rating how important the rater found it, 0 to 1 on its own scale
   * @param surface how important the offline tagger found it, 0 to 1
   */
  public double importance(double rating, double surface) {
    double both = (1 - RATER) * logOdds(surface) + RATER * logOdds(equated(rating));
    return 1 / (1 + Math.exp(-both));
  }

  private static double logOdds(double importance) {
    double inside = Math.clamp(importance, 0.001, 0.999);
    return Math.log(inside / (1 - inside));
  }

  /** Returns what an importance on the rater's scale is on the offline tagger's. */
  double equated(double rating) {
    double below = 0;
    double equal = 0;
    for (double other : rated) {
      if (other < rating) {
        below++;
      } else if (other == rating) {
        equal++;
      }
    }
    double place = below + equal / 2 - 0.5;
    double at = Math.clamp(place, 0, offline.length - 1);
    int lower = (int) Math.floor(at);
    int upper = Math.min(lower + 1, offline.length - 1);
    return offline[lower] + (at - lower) * (offline[upper] - offline[lower]);
  }
}
