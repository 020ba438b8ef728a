package io.hippocampus.bench.evaluation;

import io.hippocampus.MemorySpace;
import io.hippocampus.bench.stream.Question;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.Recollection;
import java.util.List;
import java.util.Set;

/** What an {@link Onlooker} sees: a life being played, at one moment of it. */
public interface Scene {

  /** Returns the memory of the life; whoever looks on only reads it. */
  MemorySpace space();

  /** Returns what was live when questions were asked last. */
  List<Memory> live();

  /**
   * Returns what was experienced, or will be.
   *
   * @throws IllegalArgumentException if it is not in this life
   */
  Experience experience(ExperienceId id);

  /** Returns all questions of the life, in the order asked. */
  List<Question> questions();

  /** Whether all experiences of the life are recorded. */
  boolean hasLivedAll();

  /** Returns how a question is asked of the memory. */
  RecallRequest request(Question question);

  /** Returns the wanted experiences for which the memory stands. */
  Set<ExperienceId> toldBy(Memory memory);

  /** Returns what would have come of a question if this had been recalled. */
  Asked judged(Asked asked, Recollection other);
}
