package io.hippocampus.server.view;

import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import java.time.Instant;
import java.util.List;

/**
 * What a recall gave.
 *
 * @param id names the recall, for feedback
 * @param cue what was asked
 * @param asOf the moment recalled as of
 * @param times the time expressions understood in the cue
 * @param recalled the memories, best first
 */
public record RecollectionView(
    String id, String cue, Instant asOf, List<String> times, List<RecalledView> recalled) {

  /**
   * A recalled memory.
   *
   * @param rank its place, from 1
   * @param score the sum of its terms
   * @param retrievability how retrievable it was, 0 to 1
   * @param superseded whether what it says no longer held
   * @param memory the memory
   * @param why the terms of its score
   */
  public record RecalledView(
      int rank,
      double score,
      double retrievability,
      boolean superseded,
      MemoryView memory,
      ExplanationView why) {

    static RecalledView of(Recalled recalled) {
      return new RecalledView(
          recalled.rank(),
          recalled.why().total(),
          recalled.retrievability().value(),
          recalled.superseded(),
          MemoryView.of(recalled.memory()),
          ExplanationView.of(recalled.why()));
    }
  }

  /** Returns the view of a recollection. */
  public static RecollectionView of(Recollection recollection) {
    return new RecollectionView(
        recollection.id().value(),
        recollection.cue(),
        recollection.asOf(),
        recollection.times(),
        recollection.recalled().stream().map(RecalledView::of).toList());
  }
}
