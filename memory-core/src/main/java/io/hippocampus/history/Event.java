package io.hippocampus.history;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Salience;
import io.hippocampus.port.Passage;
import io.hippocampus.port.RecallLog.Usefulness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Something that happened in the life of a space. Immutable. */
public sealed interface Event {

  /** Returns when it happened, by the clock of the memory. */
  Instant at();

  /**
   * An experience was recorded.
   *
   * @param at when it was recorded, which may be long after it occurred
   * @param experience what was experienced
   * @param tag what a caller or a language model tagged it with; {@link Salience#UNTAGGED} when the
   *     offline tagger did, which can do so again
   * @param pinned whether its memory is pinned now
   * @param tokens how many tokens its content has by the home's model, when that is known
   * @param passages the passages its memory was found by, by the home's model; none when they are
   *     gone, or its content was changed since
   */
  record Recorded(
      Instant at,
      Experience experience,
      Salience tag,
      boolean pinned,
      OptionalInt tokens,
      List<Passage> passages)
      implements Event {
    public Recorded {
      passages = List.copyOf(passages);
    }

    /** Returns that an experience was recorded when it occurred, by a caller who gave no more. */
    public static Recorded of(Experience experience) {
      return new Recorded(
          experience.occurredAt(),
          experience,
          Salience.UNTAGGED,
          false,
          OptionalInt.empty(),
          List.of());
    }
  }

  /**
   * An experience was recorded of which nothing is left: it was forgotten, or its memories were
   * pruned and their grace is over.
   *
   * @param at when it was recorded
   * @param words about how many words it had, 1 or more
   */
  record Gone(Instant at, int words) implements Event {
    public Gone {
      if (words < 1) {
        throw new IllegalArgumentException(
            "an experience that is gone had " + words + " words; allowed are 1 and more");
      }
    }
  }

  /**
   * Something was asked of the memory.
   *
   * @param at when
   * @param cue what was asked, not blank
   * @param given how many memories it gave, 0 or more
   * @param reactivates whether it strengthened what it gave
   * @param told what was said of the memories it gave
   */
  record Recalled(Instant at, String cue, int given, boolean reactivates, List<Told> told)
      implements Event {
    public Recalled {
      told = List.copyOf(told);
      if (cue.isBlank()) {
        throw new IllegalArgumentException("the cue of a recall is blank; leave the recall out");
      }
      if (given < 0) {
        throw new IllegalArgumentException(
            "a recall gave " + given + " memories; allowed are 0 and more");
      }
    }
  }

  /**
   * What was said of a memory that a recall gave.
   *
   * @param sources the experiences the memory was made from, never none
   * @param usefulness whether it was of use
   * @param at when the memory was told so; empty when it never was, so that nights cannot know
   */
  record Told(Set<ExperienceId> sources, Usefulness usefulness, Optional<Instant> at) {
    public Told {
      sources = Set.copyOf(sources);
      if (sources.isEmpty()) {
        throw new IllegalArgumentException(
            "something was said of a memory without sources; name the experiences it is made from");
      }
    }
  }
}
