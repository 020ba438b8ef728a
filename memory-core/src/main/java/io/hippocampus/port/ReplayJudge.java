package io.hippocampus.port;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.SpaceName;
import java.util.List;

/**
 * Tells how two close memories relate where their words alone leave it open: a language model.
 *
 * <p>Thread-safe. Slow, for a price and not always; never asked on the waking path.
 */
public interface ReplayJudge {

  /** Returns who judges. */
  Consultant identity();

  /** Returns how many pairs it is best asked about at a time, at least 1. */
  int batch();

  /**
   * Two memories.
   *
   * @param earlier the one recorded first
   * @param later the other
   */
  record Pair(Memory earlier, Memory later) {}

  /**
   * Judges pairs, each by itself.
   *
   * @param space in whose name
   * @param pairs the pairs, one or more
   * @param allowance what may still be spent
   * @throws UnavailableException if it cannot judge now, or may spend no more
   * @throws RefusedException if it will not judge these
   */
  Judgements judge(SpaceName space, List<Pair> pairs, Allowance allowance);

  /**
   * What it found.
   *
   * @param advice a {@link Advice.Judgement} for each pair, in their order, or
   *     {@link Advice.Nonsense}
   * @param tokens what it cost
   */
  record Judgements(List<Advice> advice, long tokens) {
    public Judgements {
      advice = List.copyOf(advice);
    }
  }
}
