package io.hippocampus.port;

import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import java.util.List;

/**
 * Judges how much experiences matter.
 *
 * <p>Thread-safe. May be slow: it is never called on the waking path. May fail with
 * {@link UnavailableException}, after which it is asked again later; a failure loses no experience.
 */
public interface SalienceTagger {

  /** Returns who writes the tags, stored with each. */
  Tagger identity();

  /**
   * Returns a tag for each of the experiences to tag, in their order.
   *
   * @throws UnavailableException if it cannot tag now
   */
  List<Salience> tag(Episode episode);

  /**
   * Experiences to tag, amid what surrounds them.
   *
   * @param before what happened just before in the same session, oldest first; may be empty
   * @param experiences what to tag, oldest first, all of one session
   * @param statistics how common each term is in this space
   */
  record Episode(List<Experience> before, List<Experience> experiences, TermStatistics statistics) {
    public Episode {
      before = List.copyOf(before);
      experiences = List.copyOf(experiences);
      if (experiences.isEmpty()) {
        throw new IllegalArgumentException("an episode has no experience to tag");
      }
    }
  }
}
