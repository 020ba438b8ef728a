package io.hippocampus.encoding;

import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Tagger;
import io.hippocampus.port.SalienceTagger;
import java.util.List;

/**
 * A tagger for which another stands in whenever it is down or talks nonsense. As thread-safe as
 * both.
 *
 * @param tagger who is asked
 * @param other who stands in, and never fails
 */
record StandIn(SalienceTagger tagger, SalienceTagger other) implements SalienceTagger {

  @Override
  public Tagger identity() {
    return tagger.identity();
  }

  @Override
  public List<Salience> tag(Episode episode) {
    String wrong;
    try {
      List<Salience> tags = tagger.tag(episode);
      boolean complete = tags.size() == episode.experiences().size();
      if (complete && tags.stream().allMatch(Salience::isTagged)) {
        return tags;
      }
      wrong = "it gave " + tags.size() + " tags for " + episode.experiences().size()
          + " experiences, or an empty one";
    } catch (RuntimeException e) {
      wrong = e.toString();
    }
    System.getLogger(StandIn.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "tagger {0} cannot tag, {1} stands in: {2}",
            tagger.identity(),
            other.identity(),
            wrong);
    return other.tag(episode);
  }
}
