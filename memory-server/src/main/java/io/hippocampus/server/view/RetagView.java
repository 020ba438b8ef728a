package io.hippocampus.server.view;

import io.hippocampus.Retag;
import io.hippocampus.memory.Salience;
import java.util.List;

/**
 * What tagging anew changes, or would change.
 *
 * @param space in which space
 * @param dryRun whether nothing was changed
 * @param considered how many live memories were looked at
 * @param changed how many get another tag
 * @param toRate how many are to be rated by the language model
 * @param tokensAtMost about how many tokens that costs at most
 * @param largest the largest changes of importance
 */
public record RetagView(
    String space,
    boolean dryRun,
    int considered,
    int changed,
    int toRate,
    long tokensAtMost,
    List<ChangeView> largest) {

  /** A tag and what it becomes. */
  public record ChangeView(
      String memory, String content, double before, String taggedBy, double after, String toBy) {

    static ChangeView of(Retag.Change change) {
      Salience before = change.before();
      Salience after = change.after();
      return new ChangeView(
          change.memory().value(),
          change.content(),
          before.importance(),
          before.taggedBy().toString(),
          after.importance(),
          after.taggedBy().toString());
    }
  }

  /** Returns the view of what was, or would be, changed. */
  public static RetagView of(String space, boolean dryRun, Retag retag) {
    return new RetagView(
        space,
        dryRun,
        retag.considered(),
        retag.changed(),
        retag.toRate(),
        retag.tokensAtMost(),
        retag.largest().stream().map(ChangeView::of).toList());
  }
}
