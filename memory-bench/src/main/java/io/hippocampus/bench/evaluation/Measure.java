package io.hippocampus.bench.evaluation;

import io.hippocampus.bench.evaluation.Asked.Holding;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** What is measured of each question; a score is the mean over questions. */
public enum Measure {
  /** The share of the evidence among the first 5 recalled. */
  RECALL_AT_5("recall@5", asked -> recall(asked, 5)),
  /** The share of the evidence among the first 10 recalled. */
  RECALL_AT_10("recall@10", asked -> recall(asked, 10)),
  /** The share of the evidence among the first 50 recalled. */
  RECALL_AT_50("recall@50", asked -> recall(asked, 50)),
  /** Whether any of the evidence is among the first 10 recalled. */
  ANY_AT_10("any@10", asked -> recall(asked, 10) > 0 ? 1 : 0),
  /**
   * How far up the evidence stands among the first 10 recalled: a memory counts when it stands for
   * evidence that none above it stands for, discounted by the logarithm of its place, as a share of
   * what one memory for each piece of evidence, all on top, would give.
   */
  NDCG_AT_10("nDCG@10", Measure::ndcg),
  /** The share of the evidence for which some live memory stands. */
  EVIDENCE_RETAINED("evidence retained", asked -> share(asked.retained().size(), asked)),
  /** The live memories as a share of the experiences recorded until then. */
  SHARE_KEPT("share kept by count", of(Holding::share)),
  /** The words of the live memories as a share of the words recorded until then. */
  SHARE_KEPT_WORDS("share kept by words", of(Holding::shareOfWords));

  private static final int NDCG_DEPTH = 10;

  private final String label;
  private final ToDoubleFunction<Asked> measure;

  Measure(String label, ToDoubleFunction<Asked> measure) {
    this.label = label;
    this.measure = measure;
  }

  /** Returns its name, as reports give it. */
  public String label() {
    return label;
  }

  /** Returns its name as one word, as JSON gives it. */
  public String key() {
    return Pattern.compile(" (.)")
        .matcher(label)
        .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
  }

  /** Returns its value for one question, 0 to 1. */
  public double of(Asked asked) {
    return measure.applyAsDouble(asked);
  }

  private static double recall(Asked asked, int depth) {
    long found = asked.ranks().values().stream().filter(rank -> rank <= depth).count();
    return share(found, asked);
  }

  private static double share(long found, Asked asked) {
    return (double) found / asked.question().evidence().size();
  }

  private static double ndcg(Asked asked) {
    Set<Integer> places = new TreeSet<>(asked.ranks().values());
    double gained = 0;
    for (int place : places) {
      gained += place <= NDCG_DEPTH ? discount(place) : 0;
    }
    double ideal = 0;
    for (int place = 1;
        place <= Math.min(NDCG_DEPTH, asked.question().evidence().size());
        place++) {
      ideal += discount(place);
    }
    return gained / ideal;
  }

  private static double discount(int place) {
    return StrictMath.log(2) / StrictMath.log(place + 1);
  }

  private static ToDoubleFunction<Asked> of(ToDoubleFunction<Holding> measure) {
    return asked -> measure.applyAsDouble(asked.holding());
  }
}
