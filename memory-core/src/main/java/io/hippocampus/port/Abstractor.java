package io.hippocampus.port;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.SpaceName;
import java.util.List;

/**
 * Says what several episodes come to: a language model.
 *
 * <p>Thread-safe. Slow, for a price and not always; never asked on the waking path. Each sentence
 * names the episodes it rests on; whoever asks checks it against them.
 */
public interface Abstractor {

  /** Returns who abstracts. */
  Consultant identity();

  /**
   * Says what the episodes come to.
   *
   * @param space in whose name
   * @param episodes the episodes, cited by their places in this list, counted from 1
   * @param allowance what may still be spent
   * @throws UnavailableException if it cannot say so now, or may spend no more
   * @throws RefusedException if it will not say it of these
   */
  Abstract abstractOf(SpaceName space, List<Memory> episodes, Allowance allowance);

  /**
   * What it found.
   *
   * @param advice a {@link Advice.Gist} or {@link Advice.Nonsense}
   * @param tokens what it cost
   */
  record Abstract(Advice advice, long tokens) {}
}
