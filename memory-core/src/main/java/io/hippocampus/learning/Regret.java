package io.hippocampus.learning;

import io.hippocampus.memory.MemoryId;
import java.time.Instant;
import java.util.List;

/**
 * What was pruned and then asked for.
 *
 * <p>A recall is regretted when one of the ten best answers to its cue would be a memory that had
 * been pruned by then. To tell, the pruned memories that can still be restored are put beside those
 * live today, as they were, into an index that nobody else sees, and the cues asked since are asked
 * again of it, as of the moment at which they were, and ranked as a recall ranks them. Filters and
 * budgets of the recalls are not kept, so they are left out; so are cues that were erased, and
 * abstractions.
 *
 * <p>That a pruned memory would be given does not say that it would be of use, nor that the space
 * has no other that says the same: it bounds what pruning may have cost from above.
 *
 * @param pruned how many pruned memories can still be restored
 * @param recalls how many recalls are regretted, of how many that were asked again: the latest
 *     since the first of these was pruned
 * @param wanted what would have been given, newest recall first, at most {@value #MOST_TOLD}
 */
public record Regret(int pruned, Share recalls, List<Wanted> wanted) {

  /** How many of the wanted memories are told. */
  public static final int MOST_TOLD = 20;

  public Regret {
    wanted = List.copyOf(wanted);
  }

  /**
   * A pruned memory that would have been among the best.
   *
   * @param memory which one
   * @param content what it says
   * @param prunedAt when it was pruned
   * @param cue what was asked
   * @param askedAt when
   * @param rank its place, 1 to 10
   */
  public record Wanted(
      MemoryId memory, String content, Instant prunedAt, String cue, Instant askedAt, int rank) {}
}
