package io.hippocampus.sleep.simulation;

import io.hippocampus.history.Event;
import io.hippocampus.history.Event.Gone;
import io.hippocampus.history.Event.Recalled;
import io.hippocampus.history.Event.Recorded;
import io.hippocampus.history.Event.Told;
import io.hippocampus.history.History;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.port.RecallLog.Usefulness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a history holds, looked through once before it is lived again.
 *
 * @param from when it begins
 * @param until when it ends
 * @param events how many events it has
 * @param recorded how many experiences can be recorded again
 * @param gone how many are gone
 * @param useful of each memory that was of use in a recall, the experiences it was made from
 * @param lost how many of these are about nothing that can be recorded again
 * @param wanted how often each experience was of use
 */
record Survey(
    Instant from,
    Instant until,
    long events,
    long recorded,
    long gone,
    List<Set<ExperienceId>> useful,
    int lost,
    Map<ExperienceId, Integer> wanted) {

  Survey {
    useful = List.copyOf(useful);
    wanted = Collections.unmodifiableMap(new HashMap<>(wanted));
  }

  /**
   * Looks through a history.
   *
   * @throws IllegalArgumentException if nothing can be recorded again
   */
  static Survey of(History history) {
    Count count = new Count();
    try (Stream<Event> events = history.events()) {
      Iterator<Event> each = events.iterator();
      while (each.hasNext()) {
        count.add(each.next());
      }
    }
    if (count.recorded.isEmpty()) {
      throw new IllegalArgumentException("of what space " + history.space()
          + " has lived through nothing is left to be lived again; record something first");
    }
    return new Survey(
        count.from,
        history.until(),
        count.events,
        count.recorded.size(),
        count.gone,
        count.useful,
        count.lost,
        count.wanted);
  }

  /** Returns what was of use of what a recall gave. */
  static List<Told> useful(Recalled recalled) {
    return recalled.told().stream()
        .filter(told -> told.usefulness() == Usefulness.USEFUL)
        .toList();
  }

  private static final class Count {
    private Instant from = Instant.MAX;
    private long events;
    private long gone;
    private final List<Set<ExperienceId>> useful = new ArrayList<>();
    private int lost;
    private final Set<ExperienceId> recorded = new HashSet<>();
    private final Map<ExperienceId, Integer> wanted = new HashMap<>();

    void add(Event event) {
      from = event.at().isBefore(from) ? event.at() : from;
      events++;
      switch (event) {
        case Recorded one -> recorded.add(one.experience().id());
        case Gone one -> gone++;
        case Recalled one -> useful(one).forEach(this::add);
      }
    }

    private void add(Told told) {
      useful.add(told.sources());
      lost += Collections.disjoint(told.sources(), recorded) ? 1 : 0;
      told.sources().forEach(id -> wanted.merge(id, 1, Integer::sum));
    }
  }
}
