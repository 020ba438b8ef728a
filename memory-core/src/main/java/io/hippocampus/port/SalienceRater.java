package io.hippocampus.port;

import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.SalienceTagger.Episode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Judges how much experiences matter better than surface signs tell, but slowly, for a price and
 * not always: a language model.
 *
 * <p>Thread-safe. It is never asked on the waking path. Its importances mean something only among
 * themselves; whoever asks calibrates them.
 */
public interface SalienceRater {

  /** Returns who rates: the model, and the version of what it is asked. */
  Tagger identity();

  /** Returns how many experiences it is best asked for at a time, at least 1. */
  int batch();

  /**
   * Rates experiences.
   *
   * @param space in whose name
   * @param episode the experiences, amid what surrounds them
   * @param allowance what may still be spent
   * @throws UnavailableException if it cannot rate now, or may spend no more
   * @throws RefusedException if it will not rate these
   */
  Ratings rate(SpaceName space, Episode episode, Allowance allowance);

  /**
   * What it found.
   *
   * @param tags a tag for each of the experiences, in their order; none where it gave no valid one
   * @param tokens what it cost
   * @param took how long it took
   */
  record Ratings(List<Optional<Salience>> tags, long tokens, Duration took) {
    public Ratings {
      tags = List.copyOf(tags);
    }
  }
}
