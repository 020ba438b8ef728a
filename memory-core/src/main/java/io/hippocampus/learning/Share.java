package io.hippocampus.learning;

/**
 * A part of a whole, with how sure that makes of the true share.
 *
 * @param part how many, 0 to {@code whole}; not always a whole number
 * @param whole of how many, 0 and more
 */
public record Share(double part, double whole) {

  /** Standard deviations to either side of a normal distribution that hold 95 % of it. */
  private static final double Z = 1.959963984540054;

  private static final double ROUNDING = 1e-9;

  public Share {
    if (!(whole >= 0 && part >= 0 && part <= whole + ROUNDING)) {
      throw new IllegalArgumentException(
          "a share is " + part + " of " + whole + "; the part must lie between 0 and the whole");
    }
    part = Math.min(part, whole);
  }

  /** Returns the share, 0 to 1; NaN of nothing. */
  public double value() {
    return part / whole;
  }

  /** Returns the lower end of the 95 % interval (Wilson's score interval), 0 to 1. */
  public double low() {
    return part == 0 ? 0 : end(-1);
  }

  /** Returns the upper end of the 95 % interval (Wilson's score interval), 0 to 1. */
  public double high() {
    return part == whole ? 1 : end(1);
  }

  /** E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927. */
  private double end(int side) {
    double share = value();
    double spread = Z * Math.sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole));
    return (share + Z * Z / (2 * whole) + side * spread) / (1 + Z * Z / whole);
  }
}
