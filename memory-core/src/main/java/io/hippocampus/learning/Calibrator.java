package io.hippocampus.learning;

import io.hippocampus.consolidation.SleepPolicy;
import io.hippocampus.learning.Fitted.Finding;
import io.hippocampus.learning.NeedModel.Scale;
import io.hippocampus.memory.RecallId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fits a policy's forgetting curve and need-odds to a space's own recall log.
 *
 * <p>The fit is a logistic regression of what was useful on the terms of the need-odds at the
 * moment of the recall ({@link NeedModel}), drawn towards the defaults. It sees the earlier seven
 * tenths of the judgements; the later three tenths, never seen by it, say whether it is any good:
 * of the present and of the fitted parameters alike, base and sharpness are taken from the earlier
 * part, and the mean log loss on the later part is compared. Only a gain of more than
 * {@value #ERRORS_OF_A_GAIN} standard errors counts; those are taken over recalls, for memories of
 * one recall share its fate. What is proposed is exactly what was so tested.
 *
 * <p>Refuses to fit where a fit could only be chance: see the constants. Pure and deterministic.
 */
public final class Calibrator {

  /** The fewest judgements to fit to. */
  public static final int FEWEST_JUDGEMENTS = 200;

  /** The fewest judgements of the rarer outcome, useful or not. */
  public static final int FEWEST_OF_EITHER = 30;

  /** The fewest of these in each of the two parts. */
  public static final int FEWEST_OF_EITHER_IN_A_PART = 5;

  /** The fewest recalls of which something was said. */
  public static final int FEWEST_RECALLS = 50;

  /** The fewest days from the first judged recall to the last. */
  public static final int FEWEST_DAYS = 14;

  /** How many standard errors a gain must exceed to count. */
  static final double ERRORS_OF_A_GAIN = 2;

  private static final double SEEN = 0.7;

  private Calibrator() {}

  /**
   * Fits a policy to evidence.
   *
   * @throws IllegalArgumentException if the policy has nothing to fit, as {@link NeedParameters#of}
   *     says
   */
  public static Fitted fit(Evidence evidence, SleepPolicy policy) {
    NeedParameters before = NeedParameters.of(policy);
    List<Judged> judged = evidence.judged();
    int cut = cut(evidence);
    Evidence seen = new Evidence(judged.subList(0, cut), 0);
    Evidence unseen = new Evidence(judged.subList(cut, judged.size()), 0);
    List<Shortfall> missing = missing(evidence, seen, unseen);
    if (!missing.isEmpty()) {
      return fitted(Finding.TOO_LITTLE_EVIDENCE, evidence, missing, before, before);
    }
    double age = NeedParameters.age(policy);
    NeedModel model = new NeedModel(seen.judged(), age);
    NeedParameters after = model.fit();
    HeldOut heldOut = compare(model, unseen, age, before, after);
    boolean better = heldOut.gain() > ERRORS_OF_A_GAIN * heldOut.standardError();
    return fitted(
            better ? Finding.BETTER : Finding.ALREADY_OPTIMAL, evidence, List.of(), before, after)
        .heldOut(heldOut, better ? Optional.of(after.in(policy)) : Optional.empty());
  }

  private static Fitted fitted(
      Finding finding,
      Evidence evidence,
      List<Shortfall> missing,
      NeedParameters before,
      NeedParameters after) {
    return new Fitted(
        finding,
        evidence.judgements(),
        evidence.useful(),
        evidence.unpredicted(),
        missing,
        before,
        after,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns where the earlier part ends; the memories of one recall stay together. */
  private static int cut(Evidence evidence) {
    List<Judged> judged = evidence.judged();
    double most = SEEN * evidence.judgements();
    double weight = 0;
    int cut = 0;
    while (cut < judged.size() && weight + judged.get(cut).weight() <= most) {
      weight += judged.get(cut++).weight();
    }
    while (cut > 0
        && cut < judged.size()
        && judged.get(cut).recall().equals(judged.get(cut - 1).recall())) {
      cut--;
    }
    return cut;
  }

  private static List<Shortfall> missing(Evidence all, Evidence seen, Evidence unseen) {
    double rarerInAPart = Math.min(seen.rarer(), unseen.rarer());
    double days = all.span().toMinutes() / (double) Duration.ofDays(1).toMinutes();
    return Stream.of(
            new Shortfall("judgements", all.judgements(), FEWEST_JUDGEMENTS),
            new Shortfall("judgements of the rarer outcome", all.rarer(), FEWEST_OF_EITHER),
            new Shortfall(
                "judgements of the rarer outcome both early and late",
                rarerInAPart,
                FEWEST_OF_EITHER_IN_A_PART),
            new Shortfall("judged recalls", all.recalls(), FEWEST_RECALLS),
            new Shortfall("days between the first judged recall and the last", days, FEWEST_DAYS))
        .filter(shortfall -> shortfall.there() < shortfall.needed())
        .toList();
  }

  private static HeldOut compare(
      NeedModel model, Evidence unseen, double age, NeedParameters before, NeedParameters after) {
    NeedModel later = new NeedModel(unseen.judged(), age);
    Scale scaleBefore = model.scale(before);
    Scale scaleAfter = model.scale(after);
    Map<RecallId, Sums> recalls = new LinkedHashMap<>();
    for (int i = 0; i < unseen.judged().size(); i++) {
      Judged one = unseen.judged().get(i);
      double by = LogisticFit.loss(one.usefulness(), scaleBefore.logOdds(later.need(i, before)));
      double to = LogisticFit.loss(one.usefulness(), scaleAfter.logOdds(later.need(i, after)));
      Sums sums = new Sums(one.weight(), one.weight() * by, one.weight() * to);
      recalls.merge(one.recall(), sums, Sums::plus);
    }
    Sums all = recalls.values().stream().reduce(Sums.NONE, Sums::plus);
    double gain = (all.before() - all.after()) / all.weight();
    double squares = 0;
    for (Sums recall : recalls.values()) {
      squares += Math.pow(recall.before() - recall.after() - gain * recall.weight(), 2);
    }
    int count = recalls.size();
    double error = Math.sqrt(squares * count / Math.max(1, count - 1)) / all.weight();
    return new HeldOut(
        all.before() / all.weight(), all.after() / all.weight(), error, all.weight(), count);
  }

  /** Sums over judgements: their weight, and their weighted losses before and after. */
  private record Sums(double weight, double before, double after) {
    static final Sums NONE = new Sums(0, 0, 0);

    Sums plus(Sums other) {
      return new Sums(weight + other.weight, before + other.before, after + other.after);
    }
  }
}
