package io.hippocampus.sleep;

import io.hippocampus.Hippocampus;
import io.hippocampus.Restlessness;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.SleepReport;
import java.util.List;

/** Those who can be put to sleep. Thread-safe. */
public interface Sleepers {

  /** Returns the spaces there are. */
  List<SpaceName> spaces();

  /** Tells how much a space has to sleep on. */
  Restlessness restlessness(SpaceName space);

  /** Lets a space sleep a night; one that throws leaves it as it was in the evening. */
  SleepReport sleep(SpaceName space, SleepRequest request);

  /** Returns the spaces of a memory. */
  static Sleepers of(Hippocampus memory) {
    return new Sleepers() {
      @Override
      public List<SpaceName> spaces() {
        return memory.spaces();
      }

      @Override
      public Restlessness restlessness(SpaceName space) {
        return memory.space(space).restlessness();
      }

      @Override
      public SleepReport sleep(SpaceName space, SleepRequest request) {
        return memory.space(space).sleep(request);
      }
    };
  }
}
