package io.hippocampus.memory;

import java.util.Arrays;

/**
 * The direction of a text's meaning: a vector of unit length. Immutable.
 *
 * <p>The dot product of two embeddings is their cosine. Only embeddings of the same model can be
 * compared.
 */
public final class Embedding {

  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /**
   * Returns the embedding that points where {@code vector} points.
   *
   * @throws IllegalArgumentException if it has no dimension, a NaN or infinite one, or no length
   */
  public static Embedding of(float... vector) {
    if (vector.length == 0) {
      throw new IllegalArgumentException("an embedding has no dimensions; allowed are 1 or more");
    }
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException(
            "dimension " + i + " of an embedding is " + vector[i] + "; allowed are finite numbers");
      }
      squares += (double) vector[i] * vector[i];
    }
    double length = Math.sqrt(squares);
    if (length == 0) {
      throw new IllegalArgumentException(
          "an embedding has length 0 and so no direction; allowed are lengths above 0");
    }
    float[] unit = new float[vector.length];
    boolean already = Math.abs(length - 1) < 1e-6;
    for (int i = 0; i < vector.length; i++) {
      unit[i] = already ? vector[i] : (float) (vector[i] / length);
    }
    return new Embedding(unit);
  }

  /** Returns how many dimensions it has. */
  public int dimensions() {
    return values.length;
  }

  /** Returns a copy of its values. */
  public float[] toArray() {
    return values.clone();
  }

  /**
   * Returns the cosine between both, -1 to 1.
   *
   * @throws IllegalArgumentException if their dimensions differ
   */
  public double cosine(Embedding other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException("embeddings of " + values.length + " and "
          + other.values.length + " dimensions cannot be compared");
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return Math.clamp(sum, -1, 1);
  }

  /**
   * Returns the direction halfway between both; this one when they point opposite ways.
   *
   * @throws IllegalArgumentException if their dimensions differ
   */
  public Embedding halfwayTo(Embedding other) {
    if (cosine(other) <= -1 + 1e-6) {
      return this;
    }
    float[] sum = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      sum[i] = values[i] + other.values[i];
    }
    return of(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[" + values.length + "]";
  }
}
