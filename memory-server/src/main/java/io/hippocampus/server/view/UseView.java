package io.hippocampus.server.view;

import io.hippocampus.learning.DeadWeight;
import io.hippocampus.learning.Promoted;
import io.hippocampus.learning.Regret;
import io.hippocampus.learning.Share;
import io.hippocampus.learning.TrueRecall;
import io.hippocampus.learning.Use;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a space's use tells of its forgetting.
 *
 * @param space which space
 * @param trueRecall predictions against outcomes
 * @param unpredicted how many judged memories are not in that, for they were recalled before
 *     predictions were kept
 * @param regret what was pruned and then asked for
 * @param deadWeight what is kept and was never recalled
 * @param nights what the latest nights promoted, newest first
 */
public record UseView(
    String space,
    TrueRecallView trueRecall,
    int unpredicted,
    RegretView regret,
    DeadWeightView deadWeight,
    List<PromotedView> nights) {

  /**
   * A part of a whole with its 95 % interval.
   *
   * @param share 0 to 1; absent of nothing
   */
  public record ShareView(
      double part, double whole, Optional<Double> share, double low, double high) {

    static ShareView of(Share share) {
      return new ShareView(
          share.part(), share.whole(), known(share.value()), share.low(), share.high());
    }
  }

  /** Predictions against outcomes; the losses are absent when nothing was judged. */
  public record TrueRecallView(
      List<RowView> rows,
      ShareView useful,
      Optional<Double> logLoss,
      Optional<Double> brier,
      Optional<Double> baseLogLoss) {

    static TrueRecallView of(TrueRecall table) {
      return new TrueRecallView(
          table.rows().stream()
              .map(row ->
                  new RowView(row.from(), row.to(), row.predicted(), ShareView.of(row.useful())))
              .toList(),
          ShareView.of(table.useful()),
          known(table.logLoss()),
          known(table.brier()),
          known(table.baseLogLoss()));
    }
  }

  /** The predictions of one tenth. */
  public record RowView(double from, double to, double predicted, ShareView useful) {}

  /** What was pruned and then asked for. */
  public record RegretView(int pruned, ShareView recalls, ShareView best, List<WantedView> wanted) {

    static RegretView of(Regret regret) {
      return new RegretView(
          regret.pruned(),
          ShareView.of(regret.recalls()),
          ShareView.of(regret.best()),
          regret.wanted().stream()
              .map(wanted -> new WantedView(
                  wanted.memory().value(),
                  wanted.content(),
                  wanted.prunedAt(),
                  wanted.recall().value(),
                  wanted.cue(),
                  wanted.askedAt(),
                  wanted.rank()))
              .toList());
    }
  }

  /** A pruned memory that would have been among the ten best. */
  public record WantedView(
      String memory,
      String content,
      Instant prunedAt,
      String recall,
      String cue,
      Instant askedAt,
      int rank) {}

  /** What is kept and was never recalled. */
  public record DeadWeightView(AgeView all, List<AgeView> byAge) {

    static DeadWeightView of(DeadWeight dead) {
      return new DeadWeightView(
          AgeView.of(dead.all()), dead.byAge().stream().map(AgeView::of).toList());
    }
  }

  /** What is kept of one age in days. */
  public record AgeView(int fromDays, OptionalInt toDays, ShareView memories, ShareView words) {

    static AgeView of(DeadWeight.Row row) {
      return new AgeView(
          row.fromDays(), row.toDays(), ShareView.of(row.memories()), ShareView.of(row.words()));
    }
  }

  /** What a night promoted and let go. */
  public record PromotedView(
      String night, Instant at, int consolidated, int merged, int abstracted, int pruned) {

    static PromotedView of(Promoted night) {
      return new PromotedView(
          night.night().value(),
          night.at(),
          night.consolidated(),
          night.merged(),
          night.abstracted(),
          night.pruned());
    }

    /** Whether it moved anything into long-term memory. */
    public boolean promoted() {
      return consolidated + merged + abstracted > 0;
    }
  }

  /** Returns the view of what a space's use tells. */
  public static UseView of(String space, Use use) {
    return new UseView(
        space,
        TrueRecallView.of(use.trueRecall()),
        use.unpredicted(),
        RegretView.of(use.regret()),
        DeadWeightView.of(use.deadWeight()),
        use.nights().stream().map(PromotedView::of).toList());
  }

  private static Optional<Double> known(double number) {
    return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
  }
}
