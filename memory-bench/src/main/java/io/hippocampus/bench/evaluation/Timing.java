package io.hippocampus.bench.evaluation;

import java.time.Duration;

/**
 * How long one kind of act took.
 *
 * @param count how often it was done
 * @param total how long all took together
 * @param p50 within what half of them were done
 * @param p99 within what 99 of 100 were done
 * @param longest how long the longest took
 */
public record Timing(int count, Duration total, Duration p50, Duration p99, Duration longest) {

  /** Returns how long one took on average; nothing when none was done. */
  public Duration mean() {
    return count == 0 ? Duration.ZERO : total.dividedBy(count);
  }
}
