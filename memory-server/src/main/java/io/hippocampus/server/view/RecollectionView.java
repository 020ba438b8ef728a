package io.hippocampus.server.view;

import io.hippocampus.recall.Recollection;
import io.hippocampus.recall.Recollection.Recalled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a recall gave.
 *
 * @param id names the recall, for feedback
 * @param cue what was asked
 * @param asOf the moment recalled as of
 * @param times the time expressions understood in the cue
 * @param recalled the memories, best first
 * @param block them as one delimited block for a prompt, where that was asked for
 */
public record RecollectionView(
    String id,
    String cue,
    Instant asOf,
    List<String> times,
    List<RecalledView> recalled,
    Optional<String> block) {

  /**
   * A recalled memory.
   *
   * @param rank its place, from 1
   * @param score the sum of its terms
   * @param retrievability how retrievable it was, 0 to 1
   * @param superseded whether what it says no longer held
   * @param memory the memory
   * @param why the terms of its score, where that was asked for
   */
  public record RecalledView(
      int rank,
      double score,
      double retrievability,
      boolean superseded,
      MemoryView memory,
      Optional<ExplanationView> why) {

    RecalledView withoutWhy() {
      return new RecalledView(rank, score, retrievability, superseded, memory, Optional.empty());
    }

    static RecalledView of(Recalled recalled) {
      return new RecalledView(
          recalled.rank(),
          recalled.why().total(),
          recalled.retrievability().value(),
          recalled.superseded(),
          MemoryView.of(recalled.memory()),
          Optional.of(ExplanationView.of(recalled.why())));
    }
  }

  /** Returns the view of a recollection. */
  public static RecollectionView of(Recollection recollection) {
    return new RecollectionView(
        recollection.id().value(),
        recollection.cue(),
        recollection.asOf(),
        recollection.times(),
        recollection.recalled().stream().map(RecalledView::of).toList(),
        Optional.empty());
  }

  /** Returns this with a block for a prompt. */
  public RecollectionView withBlock(String text) {
    return new RecollectionView(id, cue, asOf, times, recalled, Optional.of(text));
  }

  /** Returns this without the terms of the scores. */
  public RecollectionView withoutWhy() {
    List<RecalledView> bare = recalled.stream().map(RecalledView::withoutWhy).toList();
    return new RecollectionView(id, cue, asOf, times, bare, block);
  }
}
