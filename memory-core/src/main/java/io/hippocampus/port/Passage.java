package io.hippocampus.port;

import io.hippocampus.memory.Embedding;

/**
 * A part of a text, short enough for the embedding model, with its embedding. A short text is one
 * passage; a long one several that overlap.
 *
 * @param ordinal its place in the text, from 0
 * @param text the words of the part
 * @param embedding where its meaning points
 */
public record Passage(int ordinal, String text, Embedding embedding) {

  public Passage {
    if (ordinal < 0) {
      throw new IllegalArgumentException(
          "ordinal of a passage is " + ordinal + "; allowed are 0 and more");
    }
  }
}
