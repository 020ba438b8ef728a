package io.hippocampus.learning;

import io.hippocampus.memory.Prediction;
import io.hippocampus.memory.RecallId;
import java.time.Instant;

/**
 * One recalled memory with what was predicted of it and what it turned out to be worth.
 *
 * @param recall which recall gave it
 * @param at when it was asked for
 * @param prediction what was predicted of it then
 * @param usefulness 1 when it was useful, 0 when it was wrong or stale, between them as a reward
 *     says
 * @param weight how many judgements it counts as: 1, or its share of a reward, above 0
 */
public record Judged(
    RecallId recall, Instant at, Prediction prediction, double usefulness, double weight) {

  public Judged {
    if (!(usefulness >= 0 && usefulness <= 1)) {
      throw new IllegalArgumentException(
          "usefulness is " + usefulness + "; allowed are numbers from 0 to 1");
    }
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "a judgement weighs " + weight + "; allowed is above 0 to 1");
    }
  }
}
