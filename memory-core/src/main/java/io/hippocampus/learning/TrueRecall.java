package io.hippocampus.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Predictions against outcomes: of the recalled memories with such a predicted retrievability, how
 * many turned out useful.
 *
 * <p>When the curve is right, the share of each row lies about where it was predicted. A space
 * whose shares all lie above the predictions fades its memories too soon, one whose shares lie
 * below keeps them too long; shares that do not rise with the predictions say that age does not
 * tell what is useful here. Whether something is useful also depends on what was asked: compare the
 * rows with each other first.
 *
 * @param rows the predictions by tenths, lowest first; tenths without a judgement are left out
 * @param useful how many of all judged memories were useful
 * @param logLoss the mean of -ln of the probability that was predicted for what came, in nats;
 *     predictions count as 0.001 to 0.999; NaN when nothing was judged
 * @param brier the mean square of prediction less outcome, 0 to 1; NaN when nothing was judged
 * @param baseLogLoss the log loss of predicting the overall share of the useful for each; what does
 *     not beat it predicts nothing
 */
public record TrueRecall(
    List<Row> rows, Share useful, double logLoss, double brier, double baseLogLoss) {

  private static final int TENTHS = 10;
  private static final double SUREST = 0.999;

  public TrueRecall {
    rows = List.copyOf(rows);
  }

  /**
   * The predictions of one tenth.
   *
   * @param from the lowest retrievability in it
   * @param to the retrievability at which the next tenth begins
   * @param predicted the mean retrievability predicted
   * @param useful how many turned out useful, of how many
   */
  public record Row(double from, double to, double predicted, Share useful) {}

  /** Compares predictions with outcomes. */
  public static TrueRecall of(Evidence evidence) {
    List<Judged> judged = evidence.judged();
    List<Row> rows = new ArrayList<>();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      int which = tenth;
      List<Judged> within = judged.stream().filter(one -> tenth(one) == which).toList();
      if (!within.isEmpty()) {
        rows.add(new Row(
            tenth / (double) TENTHS,
            (tenth + 1) / (double) TENTHS,
            mean(within, TrueRecall::predicted),
            useful(within)));
      }
    }
    Share useful = useful(judged);
    return new TrueRecall(
        rows,
        useful,
        mean(judged, one -> loss(predicted(one), one.usefulness())),
        mean(judged, one -> Math.pow(predicted(one) - one.usefulness(), 2)),
        mean(judged, one -> loss(useful.value(), one.usefulness())));
  }

  private static int tenth(Judged one) {
    return Math.min(TENTHS - 1, (int) (predicted(one) * TENTHS));
  }

  private static double predicted(Judged one) {
    return one.prediction().retrievability().value();
  }

  private static Share useful(List<Judged> judged) {
    Evidence all = new Evidence(judged, 0);
    return new Share(all.useful(), all.judgements());
  }

  private static double mean(List<Judged> judged, ToDoubleFunction<Judged> of) {
    double sum = 0;
    double weight = 0;
    for (Judged one : judged) {
      sum += one.weight() * of.applyAsDouble(one);
      weight += one.weight();
    }
    return sum / weight;
  }

  private static double loss(double probability, double outcome) {
    double p = Math.clamp(probability, 1 - SUREST, SUREST);
    return -outcome * Math.log(p) - (1 - outcome) * Math.log(1 - p);
  }
}
