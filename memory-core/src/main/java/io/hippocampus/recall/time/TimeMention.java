package io.hippocampus.recall.time;

import io.hippocampus.memory.Interval;

/**
 * A time that a text speaks of, and the words it does so with.
 *
 * @param interval what is meant
 * @param granularity how finely it is told
 * @param start where its words begin in the text, from 0
 * @param end where they end, exclusive
 * @param text its words, a leading preposition included
 */
public record TimeMention(
    Interval interval, Granularity granularity, int start, int end, String text) {

  public TimeMention {
    if (start < 0 || end - start != text.length() || text.isEmpty()) {
      throw new IllegalArgumentException(
          "the words '" + text + "' cannot stand from " + start + " to " + end + " in a text");
    }
  }
}
