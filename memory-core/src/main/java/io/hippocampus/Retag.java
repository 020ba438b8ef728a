package io.hippocampus;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import java.util.List;

/**
 * What tagging anew changes, or would change.
 *
 * @param considered how many live memories were looked at
 * @param changed how many get another tag, caller's tags left out
 * @param toRate how many the language model of today has not rated; they wait to be
 * @param tokensAtMost about how many tokens rating them costs at most; 0 without a model
 * @param largest the changes of importance that are largest, the largest first, at most 10
 */
public record Retag(
    int considered, int changed, int toRate, long tokensAtMost, List<Change> largest) {

  public Retag {
    largest = List.copyOf(largest);
  }

  /**
   * A tag and what it becomes.
   *
   * @param memory of which memory
   * @param content what that memory says
   * @param before its tag
   * @param after its tag to be
   */
  public record Change(MemoryId memory, String content, Salience before, Salience after) {}
}
