package io.hippocampus.language;

/**
 * How much a language model may be asked. Immutable.
 *
 * @param tokensPerDay at most so many tokens a calendar day for all spaces of a home, questions and
 *     answers together, 0 and more
 * @param tokensPerNight at most so many of them for one night of one space, 0 and more
 * @param callsAtOnce at most so many calls side by side, 1 to 64
 * @param batch so many experiences are rated by one call, 1 to 50
 */
public record ModelLimits(long tokensPerDay, long tokensPerNight, int callsAtOnce, int batch) {

  /** A million tokens a day, 200,000 a night, two calls at once, ten experiences a call. */
  public static final ModelLimits DEFAULT = new ModelLimits(1_000_000, 200_000, 2, 10);

  public ModelLimits {
    require(tokensPerDay >= 0, "tokensPerDay", tokensPerDay, "0 and more");
    require(tokensPerNight >= 0, "tokensPerNight", tokensPerNight, "0 and more");
    require(callsAtOnce >= 1 && callsAtOnce <= 64, "callsAtOnce", callsAtOnce, "1 to 64");
    require(batch >= 1 && batch <= 50, "batch", batch, "1 to 50");
  }

  private static void require(boolean holds, String what, long value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(what + " is " + value + "; allowed are " + allowed);
    }
  }
}
