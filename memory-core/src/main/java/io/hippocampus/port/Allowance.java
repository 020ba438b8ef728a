package io.hippocampus.port;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many tokens may still be spent for one end, for example a night. Thread-safe.
 *
 * <p>It is drawn on before a question is asked, with what asking costs at most, and what was not
 * spent is given back; so it is never overdrawn by questions asked side by side.
 */
public final class Allowance {

  private final AtomicLong left;

  private Allowance(long tokens) {
    left = new AtomicLong(tokens);
  }

  /** Returns an allowance of so many tokens, 0 or more. */
  public static Allowance of(long tokens) {
    if (tokens < 0) {
      throw new IllegalArgumentException(
          "an allowance of " + tokens + " tokens; allowed are 0 and more");
    }
    return new Allowance(tokens);
  }

  /** Returns an allowance without end. */
  public static Allowance unlimited() {
    return new Allowance(Long.MAX_VALUE / 2);
  }

  /** Takes so many tokens out of it, if it has them; whether it had. */
  public boolean draw(long tokens) {
    return left.getAndUpdate(has -> has >= tokens ? has - tokens : has) >= tokens;
  }

  /** Gives back what was drawn and not spent; negative when more was spent than drawn. */
  public void giveBack(long tokens) {
    left.addAndGet(tokens);
  }

  /** Returns how many tokens are left; negative when a question cost more than it could. */
  public long left() {
    return left.get();
  }
}
