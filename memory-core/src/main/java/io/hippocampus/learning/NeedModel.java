package io.hippocampus.learning;

import io.hippocampus.learning.LogisticFit.LogOdds;
import io.hippocampus.learning.LogisticFit.Prior;
import io.hippocampus.memory.Prediction;
import java.util.List;

/**
 * The log-odds that a recalled memory is useful, as the need-odds see it at the moment of the
 * recall, up to how much any need-odds can tell of usefulness:
 *
 * <pre>  base + sharpness · (importance · ln odds of the tag's importance
 *                       + age · ln R(t; decay) + practice · ln n + reward · r)</pre>
 *
 * <p>Base and sharpness are no parameters of a policy. What fits the cue decides most of what is
 * useful, so the need-odds are a faint voice in it: sharpness says how faint. Because it is free,
 * only how the terms weigh against each other is fitted, which is all that a ranking depends on,
 * and where they tell nothing at all nothing pulls the weights to zero. The level of the weights
 * stays where it was, by the least change in sum: it must, for interference and length, of which a
 * recall log says nothing, stand beside them.
 */
final class NeedModel {

  /**
   * How far, in natural logarithms, a parameter is expected to lie from its default: two thirds of
   * all within a factor of e^0.5, about 1.6. The strictness of every fit.
   */
  static final double DEVIATION = 0.5;

  /** A fitted parameter is at least its default divided by this, and at most multiplied by it. */
  static final double MOST_FACTOR = 8;

  private static final double MOST_BASE = 50;
  private static final double MOST_SHARPNESS = 20;
  private static final int BASE = 0;
  private static final int SHARPNESS = 1;
  private static final int DECAY = 2;
  private static final int IMPORTANCE = 3;
  private static final int PRACTICE = 4;
  private static final int REWARD = 5;

  private final double age;
  private final double[] spans;
  private final double[] importances;
  private final double[] practices;
  private final double[] rewards;
  private final LogisticFit fit;

  NeedModel(List<Judged> judged, double age) {
    this.age = age;
    this.spans = new double[judged.size()];
    this.importances = new double[judged.size()];
    this.practices = new double[judged.size()];
    this.rewards = new double[judged.size()];
    for (int i = 0; i < spans.length; i++) {
      Prediction prediction = judged.get(i).prediction();
      double importance = Math.clamp(prediction.importance(), 0.001, 0.999);
      spans[i] = prediction.stability().spansIn(prediction.elapsed());
      importances[i] = Math.log(importance / (1 - importance));
      practices[i] = Math.log(prediction.reactivations());
      rewards[i] = prediction.expectedReward();
    }
    this.fit = new LogisticFit(
        judged.stream().mapToDouble(Judged::usefulness).toArray(),
        judged.stream().mapToDouble(Judged::weight).toArray());
  }

  /** How need-odds turn into odds of being useful. */
  record Scale(double base, double sharpness) {
    double logOdds(double need) {
      return base + sharpness * need;
    }
  }

  /** Returns the likeliest parameters, drawn towards the defaults. */
  NeedParameters fit() {
    double most = Math.log(MOST_FACTOR);
    Prior factor = new Prior(0, DEVIATION, -most, most);
    double[] fitted =
        fit.fit(withGradient(), anyBase(), anySharpness(), factor, factor, factor, factor);
    return times(fitted).rounded();
  }

  /** Returns how need-odds by these parameters turn into odds of being useful here. */
  Scale scale(NeedParameters parameters) {
    double[] needs = new double[spans.length];
    for (int i = 0; i < needs.length; i++) {
      needs[i] = need(i, parameters);
    }
    LogOdds odds = (item, scale, gradient) -> {
      gradient[BASE] = 1;
      gradient[SHARPNESS] = needs[item];
      return scale[BASE] + scale[SHARPNESS] * needs[item];
    };
    double[] fitted = fit.fit(odds, anyBase(), anySharpness());
    return new Scale(fitted[BASE], fitted[SHARPNESS]);
  }

  /** Returns the need-odds' logarithm of one judged memory. */
  double need(int item, NeedParameters by) {
    return by.importance() * importances[item]
        + age * lnRetrievability(spans[item], by.decay())
        + by.practice() * practices[item]
        + by.reward() * rewards[item];
  }

  /** The logarithm of the power law's retrievability, not rounded as the curve rounds it. */
  static double lnRetrievability(double spans, double decay) {
    return -decay * Math.log1p(factor(decay) * spans);
  }

  private static double factor(double decay) {
    return Math.pow(0.9, -1 / decay) - 1;
  }

  private static double slopeByDecay(double spans, double decay) {
    double factor = factor(decay);
    double factorSlope = (factor + 1) * Math.log(0.9) / (decay * decay);
    double grown = 1 + factor * spans;
    return -Math.log(grown) - decay * spans * factorSlope / grown;
  }

  private LogOdds withGradient() {
    return (item, parameters, gradient) -> {
      NeedParameters by = times(parameters);
      double sharpness = parameters[SHARPNESS];
      double need = need(item, by);
      gradient[BASE] = 1;
      gradient[SHARPNESS] = need;
      gradient[DECAY] = sharpness * age * by.decay() * slopeByDecay(spans[item], by.decay());
      gradient[IMPORTANCE] = sharpness * by.importance() * importances[item];
      gradient[PRACTICE] = sharpness * by.practice() * practices[item];
      gradient[REWARD] = sharpness * by.reward() * rewards[item];
      return parameters[BASE] + sharpness * need;
    };
  }

  /** Returns the defaults times what the logarithms of the factors say. */
  private static NeedParameters times(double[] logarithms) {
    NeedParameters start = NeedParameters.DEFAULT;
    return new NeedParameters(
        start.decay() * Math.exp(logarithms[DECAY]),
        start.importance() * Math.exp(logarithms[IMPORTANCE]),
        start.practice() * Math.exp(logarithms[PRACTICE]),
        start.reward() * Math.exp(logarithms[REWARD]));
  }

  private static Prior anyBase() {
    return new Prior(0, Double.POSITIVE_INFINITY, -MOST_BASE, MOST_BASE);
  }

  private static Prior anySharpness() {
    return new Prior(1, Double.POSITIVE_INFINITY, 0, MOST_SHARPNESS);
  }
}
