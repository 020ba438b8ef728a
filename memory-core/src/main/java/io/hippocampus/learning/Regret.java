package io.hippocampus.learning;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.RecallId;
import java.time.Instant;
import java.util.Comparator;
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
 * has no other that says the same: this bounds what pruning may have cost from above. Among the ten
 * best of a small space there is soon one that was pruned; that it would be the very best says
 * more.
 *
 * @param pruned how many pruned memories can still be restored
 * @param recalls how many recalls are regretted, of how many that were asked again: the latest
 *     since the first of these was pruned
 * @param best of how many recalls, of the same, the very best answer was pruned
 * @param wanted what would have been given, best rank first, newest recall first within one, at
 *     most {@value #MOST_TOLD}
 */
public record Regret(int pruned, Share recalls, Share best, List<Wanted> wanted) {

  /** How many of the wanted memories are told. */
  public static final int MOST_TOLD = 20;

  public Regret {
    wanted = List.copyOf(wanted);
  }

  /**
   * Returns the regret of recalls that were asked again.
   *
   * @param pruned how many pruned memories can be restored
   * @param asked how many recalls were asked again
   * @param wanted all that would have been given, newest recall first
   */
  public static Regret of(int pruned, int asked, List<Wanted> wanted) {
    long regretted = wanted.stream().map(Wanted::recall).distinct().count();
    long best = wanted.stream().filter(one -> one.rank() == 1).count();
    return new Regret(
        pruned,
        new Share(regretted, asked),
        new Share(best, asked),
        wanted.stream()
            .sorted(Comparator.comparingInt(Wanted::rank))
            .limit(MOST_TOLD)
            .toList());
  }

  /**
   * A pruned memory that would have been among the best.
   *
   * @param memory which one
   * @param content what it says
   * @param prunedAt when it was pruned
   * @param recall which recall
   * @param cue what was asked
   * @param askedAt when
   * @param rank its place, 1 to 10
   */
  public record Wanted(
      MemoryId memory,
      String content,
      Instant prunedAt,
      RecallId recall,
      String cue,
      Instant askedAt,
      int rank) {}
}
