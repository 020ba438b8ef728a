package io.hippocampus.server.cli.worth;

import io.hippocampus.MemorySpace;
import io.hippocampus.SleepRequest;
import io.hippocampus.memory.Experience;
import io.hippocampus.server.view.NightView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lives through a stream: records each session when it ends, and sleeps in the night of each day.
 */
final class DemoLife {

  /** The space of the demonstration. */
  static final String SPACE = "demo";

  private static final int HOUR_OF_SLEEP = 3;
  private static final SleepRequest TONIGHT = SleepRequest.NOW.wokenBy("the end of the day");

  private final MemorySpace space;
  private final DemoClock clock;
  private final List<Experience> stream;

  /** Is told of every night. */
  interface Witness {

    /** A night is over; so many experiences were lived through by then. */
    void sleptThrough(NightView night, int lived);
  }

  DemoLife(MemorySpace space, DemoClock clock, List<Experience> stream) {
    this.space = space;
    this.clock = clock;
    this.stream = stream;
  }

  void live(Witness witness) {
    Map<LocalDate, List<Experience>> days = new TreeMap<>();
    for (Experience experience : stream) {
      LocalDate day = LocalDate.ofInstant(experience.occurredAt(), ZoneOffset.UTC);
      days.computeIfAbsent(day, d -> new ArrayList<>()).add(experience);
    }
    int lived = 0;
    for (Map.Entry<LocalDate, List<Experience>> day : days.entrySet()) {
      live(day.getValue());
      lived += day.getValue().size();
      clock.set(day.getKey().plusDays(1).atTime(HOUR_OF_SLEEP, 0).toInstant(ZoneOffset.UTC));
      witness.sleptThrough(NightView.of(space.sleep(TONIGHT)), lived);
    }
    clock.set(clock.instant().plusSeconds(5 * 3_600));
  }

  /** Records stretches of the same session together, at the moment the stretch ended. */
  private void live(List<Experience> day) {
    List<Experience> stretch = new ArrayList<>();
    for (Experience experience : day) {
      if (!stretch.isEmpty() && !stretch.get(0).session().equals(experience.session())) {
        record(stretch);
        stretch.clear();
      }
      stretch.add(experience);
    }
    record(stretch);
  }

  private void record(List<Experience> stretch) {
    Instant end = stretch.get(stretch.size() - 1).occurredAt();
    clock.set(end);
    space.record(stretch);
  }
}
