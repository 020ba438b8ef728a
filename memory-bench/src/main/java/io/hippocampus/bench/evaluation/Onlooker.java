package io.hippocampus.bench.evaluation;

import io.hippocampus.MemorySpace.Night;
import io.hippocampus.consolidation.Valuation;
import io.hippocampus.recall.Recollection;
import java.util.List;

/**
 * Looks on while lives are played, one after the other, and changes nothing of what is kept or
 * answered. Called from one thread; what it does is in no time that is reported.
 */
public interface Onlooker {

  /** Looks at nothing. */
  Onlooker NONE = new Onlooker() {};

  /** Returns one by whom all of these look on, in their order. */
  static Onlooker all(List<Onlooker> onlookers) {
    return new Onlooker() {
      @Override
      public Valuation listening(Valuation valuation) {
        Valuation heard = valuation;
        for (Onlooker onlooker : onlookers) {
          heard = onlooker.listening(heard);
        }
        return heard;
      }

      @Override
      public void evening(Scene scene) {
        onlookers.forEach(onlooker -> onlooker.evening(scene));
      }

      @Override
      public void morning(Scene scene, Night night) {
        onlookers.forEach(onlooker -> onlooker.morning(scene, night));
      }

      @Override
      public void asked(Scene scene, Asked asked, Recollection given) {
        onlookers.forEach(onlooker -> onlooker.asked(scene, asked, given));
      }
    };
  }

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
