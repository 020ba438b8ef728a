package io.hippocampus.history;

import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a space lived through, up to one moment. It stays as it is while the space lives on, but for
 * what is forgotten meanwhile.
 *
 * <p>Thread-safe. It can be read as often as one likes, and from several threads at once.
 */
public interface History {

  /** Returns whose life it is. */
  SpaceName space();

  /** Returns up to when; nothing in it happened later. */
  Instant until();

  /**
   * Returns all that happened, earliest first; of what happened at one moment, what was recorded
   * comes before what was asked. It reads as it goes and holds little at a time. A stream is used
   * by one thread.
   *
   * @throws io.hippocampus.port.UnavailableException while it is read, if the store cannot be
   */
  Stream<Event> events();

  /**
   * Returns a history of those events.
   *
   * @param events in any order; those of one moment stay in theirs
   * @throws IllegalArgumentException if there are none
   */
  static History of(SpaceName space, List<Event> events) {
    List<Event> sorted = events.stream().sorted(Comparator.comparing(Event::at)).toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("space " + space + " has lived through nothing yet");
    }
    return new History() {
      @Override
      public SpaceName space() {
        return space;
      }

      @Override
      public Instant until() {
        return sorted.get(sorted.size() - 1).at();
      }

      @Override
      public Stream<Event> events() {
        return sorted.stream();
      }
    };
  }
}
