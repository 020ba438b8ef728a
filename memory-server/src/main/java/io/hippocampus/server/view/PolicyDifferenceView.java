package io.hippocampus.server.view;

import io.hippocampus.MemorySpace;
import io.hippocampus.SpacePolicy.Difference;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.policy.PolicyDocument.Turned;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What another policy would do tonight.
 *
 * @param turned the knobs it turns differently
 * @param tonight what a night by the policy in force would do
 * @param otherwise what one by the other would do
 * @param pruned how many the other would prune
 * @param more how many more than the policy in force; negative for fewer
 * @param recalledLately those it would prune that were recalled within the last seven days
 * @param goes what the other would prune and the one in force not
 * @param stays what the one in force would prune and the other not
 */
public record PolicyDifferenceView(
    List<KnobView> turned,
    NightView tonight,
    NightView otherwise,
    int pruned,
    int more,
    List<MemoryLine> recalledLately,
    List<MemoryLine> goes,
    List<MemoryLine> stays) {

  /** A knob that is turned differently. */
  public record KnobView(String knob, Optional<String> from, Optional<String> to) {

    static KnobView of(Turned turned) {
      return new KnobView(turned.knob().path(), turned.from(), turned.to());
    }
  }

  /** A memory and what it says. */
  public record MemoryLine(String id, String content) {}

  /** Returns the view of a difference in that space. */
  public static PolicyDifferenceView of(MemorySpace space, Difference difference) {
    int pruned = difference.otherwise().count(Verdict.PRUNED);
    return new PolicyDifferenceView(
        difference.turned().stream().map(KnobView::of).toList(),
        NightView.of(difference.tonight()),
        NightView.of(difference.otherwise()),
        pruned,
        pruned - difference.tonight().count(Verdict.PRUNED),
        lines(space, difference.recalledLately()),
        lines(space, difference.goes()),
        lines(space, difference.stays()));
  }

  private static List<MemoryLine> lines(MemorySpace space, Set<MemoryId> memories) {
    return memories.stream()
        .map(id -> new MemoryLine(id.value(), space.explain(id).memory().content()))
        .toList();
  }
}
