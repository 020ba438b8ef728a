package io.hippocampus.bench.stream;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.SpaceName;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A question of a stream.
 *
 * @param space whose memory is asked
 * @param id names it within its space
 * @param askedAt when it is asked; what happens later cannot be known
 * @param category what sort of question it is
 * @param text the question
 * @param evidence the experiences that hold the answer, never empty, in the order given
 */
public record Question(
    SpaceName space,
    String id,
    Instant askedAt,
    String category,
    String text,
    Set<ExperienceId> evidence) {

  public Question {
    evidence = Collections.unmodifiableSet(new LinkedHashSet<>(evidence));
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("question " + id
          + " has no evidence; name at least one experience that holds its answer");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("the text of question " + id + " is blank; ask something");
    }
  }
}
