package io.hippocampus.learning;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Finds the parameters under which outcomes are likeliest, when the log-odds of each outcome are a
 * smooth function of the parameters.
 *
 * <p>Twice the negative log-likelihood is the sum of the squared deviance residuals, so the
 * Levenberg-Marquardt method for least squares finds its minimum; a normal prior on a parameter is
 * one more residual, its distance from the mean in standard deviations. Outcomes may lie between 0
 * and 1: then the least loss possible, their entropy, is left out of the deviance.
 *
 * <ol>
 *   <li>J. J. Moré, The Levenberg-Marquardt Algorithm: Implementation and Theory, 1978.
 *   <li>P. McCullagh and J. A. Nelder, Generalized Linear Models, 1989: deviance residuals.
 * </ol>
 *
 * <p>Deterministic; no randomness, no dependence on the order in which threads run.
 */
final class LogisticFit {

  private static final int MOST_EVALUATIONS = 10_000;

  /** So near to its outcome, a probability's residual is taken by its limit. */
  private static final double NEAR = 1e-6;

  private final double[] outcomes;
  private final double[] weights;

  LogisticFit(double[] outcomes, double[] weights) {
    this.outcomes = outcomes;
    this.weights = weights;
  }

  /** What the log-odds of outcomes are, as a function of parameters. */
  interface LogOdds {

    /**
     * Returns the log-odds of one outcome.
     *
     * @param gradient takes the derivative by each parameter
     */
    double of(int item, double[] parameters, double[] gradient);
  }

  /**
   * What is known of a parameter before.
   *
   * @param mean where it is expected, and where the search starts
   * @param deviation how far from there it is expected to lie; infinite when nothing is known
   * @param least the least it may be
   * @param most the most it may be
   */
  record Prior(double mean, double deviation, double least, double most) {}

  /** Returns the likeliest parameters. */
  double[] fit(LogOdds odds, Prior... priors) {
    double[] start = new double[priors.length];
    for (int i = 0; i < priors.length; i++) {
      start[i] = priors[i].mean();
    }
    return new LevenbergMarquardtOptimizer()
        .optimize(new LeastSquaresBuilder()
            .start(start)
            .model(parameters -> residuals(odds, parameters.toArray(), priors))
            .target(new double[outcomes.length + priors.length])
            .parameterValidator(parameters -> within(parameters, priors))
            .maxEvaluations(MOST_EVALUATIONS)
            .maxIterations(MOST_EVALUATIONS)
            .build())
        .getPoint()
        .toArray();
  }

  /** Returns the loss of predicting an outcome by log-odds: -ln of its probability, in nats. */
  static double loss(double outcome, double logOdds) {
    double sure = Math.log1p(Math.exp(-Math.abs(logOdds)));
    return Math.max(logOdds, 0) - outcome * logOdds + sure;
  }

  private static RealVector within(RealVector parameters, Prior... priors) {
    RealVector allowed = parameters.copy();
    for (int i = 0; i < priors.length; i++) {
      allowed.setEntry(i, Math.clamp(parameters.getEntry(i), priors[i].least(), priors[i].most()));
    }
    return allowed;
  }

  private Pair<RealVector, RealMatrix> residuals(
      LogOdds odds, double[] parameters, Prior... priors) {
    int size = priors.length;
    double[] residuals = new double[outcomes.length + size];
    double[][] jacobian = new double[outcomes.length + size][size];
    for (int item = 0; item < outcomes.length; item++) {
      double[] gradient = jacobian[item];
      double logOdds = odds.of(item, parameters, gradient);
      double slope = residual(item, logOdds, residuals);
      for (int i = 0; i < size; i++) {
        gradient[i] *= slope;
      }
    }
    for (int i = 0; i < size; i++) {
      int row = outcomes.length + i;
      residuals[row] = (parameters[i] - priors[i].mean()) / priors[i].deviation();
      jacobian[row][i] = 1 / priors[i].deviation();
    }
    return new Pair<>(
        new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(jacobian, false));
  }

  /** Writes an outcome's residual and returns its derivative by the log-odds. */
  private double residual(int item, double logOdds, double[] residuals) {
    double outcome = outcomes[item];
    double probability = 1 / (1 + Math.exp(-logOdds));
    double off = probability - outcome;
    if (Math.abs(off) < NEAR) {
      double spread = Math.sqrt(Math.max(probability * (1 - probability), Double.MIN_NORMAL));
      residuals[item] = Math.sqrt(weights[item]) * off / spread;
      return Math.sqrt(weights[item]) * spread;
    }
    double deviance = 2 * weights[item] * Math.max(0, loss(outcome, logOdds) - entropy(outcome));
    residuals[item] = Math.copySign(Math.sqrt(deviance), off);
    return weights[item] * off / residuals[item];
  }

  private static double entropy(double outcome) {
    return outcome == 0 || outcome == 1
        ? 0
        : -outcome * Math.log(outcome) - (1 - outcome) * Math.log(1 - outcome);
  }
}
