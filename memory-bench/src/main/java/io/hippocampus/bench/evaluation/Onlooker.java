package io.hippocampus.bench.evaluation;

import io.hippocampus.MemorySpace.Night;
import io.hippocampus.consolidation.Valuation;
import io.hippocampus.recall.Recollection;

/**
 * Looks on while lives are played, one after the other, and changes nothing of what is kept or
 * answered. Called from one thread; what it does is in no time that is reported.
 */
public interface Onlooker {

  /** Looks at nothing. */
  Onlooker NONE = new Onlooker() {};

  /** Returns a valuation that ranks as the given one does; it may listen in. */
  default Valuation listening(Valuation valuation) {
    return valuation;
  }

  /** A night is about to begin. */
  default void evening(Scene scene) {}

  /** A night is over. */
  default void morning(Scene scene, Night night) {}

  /** A question was asked, and this is what came of it. */
  default void asked(Scene scene, Asked asked, Recollection given) {}
}
