package io.hippocampus.forgetting;

/** Rounding as the reference implementation of FSRS does it. */
final class Decimals {

  private Decimals() {}

  /** Returns the value rounded to eight decimals, halves upwards. */
  static double eight(double value) {
    return Math.round(value * 1e8) / 1e8;
  }
}
