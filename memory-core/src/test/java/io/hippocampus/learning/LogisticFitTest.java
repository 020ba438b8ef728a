package io.hippocampus.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hippocampus.forgetting.ForgettingCurve.PowerLaw;
import io.hippocampus.learning.LogisticFit.LogOdds;
import io.hippocampus.learning.LogisticFit.Prior;
import io.hippocampus.memory.Stability;
import io.hippocampus.testing.Laws;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The fit finds the least loss there is, and the model is the curve's. */
final class LogisticFitTest {

  private static final double FREE = Double.POSITIVE_INFINITY;
  private static final LogOdds BASE = (item, parameters, gradient) -> {
    gradient[0] = 1;
    return parameters[0];
  };

  @Test
  void base_isTheLogOddsOfTheMean_ofWeightedOutcomes() {
    double[] outcomes = {1, 0, 0.25, 1};
    double[] weights = {1, 0.5, 1, 0.2};

    double base = new LogisticFit(outcomes, weights).fit(BASE, new Prior(0, FREE, -50, 50))[0];

    double mean = (1 + 0.25 + 0.2) / 2.7;
    assertThat(base).isCloseTo(Math.log(mean / (1 - mean)), within(1e-5));
  }

  @Test
  void prior_drawsToItsMean_andItsRangeHolds() {
    LogisticFit fit = new LogisticFit(new double[] {1}, new double[] {1});

    assertThat(fit.fit(BASE, new Prior(0, 1, -50, 50))[0]).isBetween(0.1, 1.0);
    assertThat(fit.fit(BASE, new Prior(0, 0.01, -50, 50))[0]).isBetween(0.0, 0.001);
    assertThat(fit.fit(BASE, new Prior(0, FREE, -2, 2))[0]).isEqualTo(2);
  }

  @Test
  void noOtherParametersNearby_haveALesserLoss() {
    Laws.forAll(60, random -> {
      int items = random.nextInt(20, 200);
      double[][] terms = new double[items][2];
      double[] outcomes = new double[items];
      double[] weights = new double[items];
      for (int i = 0; i < items; i++) {
        terms[i][0] = random.nextGaussian();
        terms[i][1] = random.nextGaussian(1, 2);
        outcomes[i] = random.nextInt(3) / 2.0;
        weights[i] = random.nextDouble(0.1, 1);
      }
      LogOdds odds = (item, parameters, gradient) -> {
        gradient[0] = 1;
        gradient[1] = terms[item][0];
        gradient[2] = terms[item][1];
        return parameters[0] + parameters[1] * terms[item][0] + parameters[2] * terms[item][1];
      };
      Prior[] priors = {
        new Prior(0, FREE, -50, 50), new Prior(1, 0.5, -50, 50), new Prior(1, 2, -50, 50)
      };

      double[] best = new LogisticFit(outcomes, weights).fit(odds, priors);

      double least = loss(odds, outcomes, weights, priors, best);
      for (int i = 0; i < best.length; i++) {
        for (double step : new double[] {-0.01, 0.01}) {
          double[] other = best.clone();
          other[i] += step;
          assertThat(loss(odds, outcomes, weights, priors, other)).isGreaterThan(least);
        }
      }
    });
  }

  private static double loss(
      LogOdds odds, double[] outcomes, double[] weights, Prior[] priors, double[] parameters) {
    double loss = 0;
    for (int i = 0; i < outcomes.length; i++) {
      double logOdds = odds.of(i, parameters, new double[parameters.length]);
      loss += weights[i] * LogisticFit.loss(outcomes[i], logOdds);
    }
    for (int i = 0; i < priors.length; i++) {
      double off = (parameters[i] - priors[i].mean()) / priors[i].deviation();
      loss += off * off / 2;
    }
    return loss;
  }

  @Test
  void loss_isMinusTheLogarithmOfTheProbability_howeverSure() {
    assertThat(LogisticFit.loss(1, 0)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(LogisticFit.loss(0, Math.log(3))).isCloseTo(-Math.log(0.25), within(1e-12));
    assertThat(LogisticFit.loss(0.5, 0)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(LogisticFit.loss(1, -1_000)).isEqualTo(1_000);
    assertThat(LogisticFit.loss(1, 1_000)).isEqualTo(0);
    assertThat(Arrays.stream(new double[] {0, 0.3, 1}).map(outcome -> LogisticFit.loss(outcome, 2)))
        .allMatch(loss -> loss > 0);
  }

  @Test
  void modelsRetrievability_isThatOfTheCurve() {
    Laws.forAll(random -> {
      double decay = random.nextDouble(0.02, 1.2);
      Stability stability = Stability.clamped(Math.exp(random.nextGaussian()));
      Duration elapsed = Duration.ofMinutes(random.nextLong(1, 1_000_000));

      double curve = new PowerLaw(decay).after(elapsed, stability).value();
      double model = NeedModel.lnRetrievability(stability.spansIn(elapsed), decay);

      assertThat(Math.exp(model)).isCloseTo(curve, within(1e-6));
    });
  }
}
