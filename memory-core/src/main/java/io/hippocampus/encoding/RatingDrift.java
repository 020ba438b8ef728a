package io.hippocampus.encoding;

import io.hippocampus.port.RatingLog.Rating;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Notices when a rater's ratings lose their meaning: most of them high, nearly all of them the
 * same, or spread otherwise than before. Pure.
 *
 * <p>The latest 100 ratings are looked at, from 50 on. Two spreads differ when the
 * Kolmogorov-Smirnov distance between the latest 100 and the up to 1,000 before them is one that
 * chance gives once in a thousand times, and 0.2 at least: few ratings more or less are no matter.
 */
public final class RatingDrift {

  /** How many of the latest ratings it wants to see. */
  public static final int REACH = 1_100;

  private static final int LATEST = 100;
  private static final int ENOUGH = 50;
  private static final double HIGH = 0.7;
  private static final double MOSTLY = 0.5;
  private static final double NEARLY_ALL = 0.9;
  private static final double LEAST_DISTANCE = 0.2;

  /** The factor of the distance's critical value at one in a thousand. */
  private static final double ONE_IN_A_THOUSAND = 1.95;

  private RatingDrift() {}

  /**
   * Returns what is amiss, in words; nothing when all is well.
   *
   * @param ratings the latest ratings of one rater, newest first
   */
  public static List<String> alarms(List<Rating> ratings) {
    double[] latest = importances(ratings.subList(0, Math.min(LATEST, ratings.size())));
    if (latest.length < ENOUGH) {
      return List.of();
    }
    List<String> alarms = new ArrayList<>();
    double high = share(latest, HIGH, Double.MAX_VALUE);
    if (high > MOSTLY) {
      alarms.add("ratings are inflated: %.0f%% of the latest %d are 7 of 10 or more"
          .formatted(100 * high, latest.length));
    }
    double commonest = Arrays.stream(latest).map(r -> share(latest, r, r)).max().orElseThrow();
    if (commonest > NEARLY_ALL) {
      alarms.add("ratings say little: %.0f%% of the latest %d are the same"
          .formatted(100 * commonest, latest.length));
    }
    double[] before = importances(ratings.subList(latest.length, ratings.size()));
    if (latest.length == LATEST && before.length >= LATEST) {
      double critical = ONE_IN_A_THOUSAND
          * Math.sqrt((latest.length + before.length) / (double) (latest.length * before.length));
      double distance = distance(latest, before);
      if (distance >= Math.max(critical, LEAST_DISTANCE)) {
        alarms.add("ratings have drifted: the latest %d average %.1f of 10, the %d before %.1f"
            .formatted(latest.length, 10 * mean(latest), before.length, 10 * mean(before)));
      }
    }
    return alarms;
  }

  private static double[] importances(List<Rating> ratings) {
    return ratings.stream().mapToDouble(Rating::importance).toArray();
  }

  private static double share(double[] ratings, double from, double to) {
    return Arrays.stream(ratings).filter(r -> r >= from && r <= to).count()
        / (double) ratings.length;
  }

  private static double mean(double[] ratings) {
    return Arrays.stream(ratings).average().orElseThrow();
  }

  /**
   * Returns the Kolmogorov-Smirnov distance: by how much the two cumulated shares differ at most.
   */
  private static double distance(double[] first, double[] second) {
    return Arrays.stream(first)
        .map(r -> Math.abs(
            share(first, Double.NEGATIVE_INFINITY, r) - share(second, Double.NEGATIVE_INFINITY, r)))
        .max()
        .orElseThrow();
  }
}
