package io.hippocampus.consolidation;

import io.hippocampus.port.Abstractor;
import io.hippocampus.port.ReplayJudge;
import java.util.Optional;

/**
 * Whom a night may ask.
 *
 * @param judge tells how close memories relate
 * @param abstractor says what episodes come to
 */
public record Counsel(Optional<ReplayJudge> judge, Optional<Abstractor> abstractor) {

  /** Nobody. */
  public static final Counsel NONE = new Counsel(Optional.empty(), Optional.empty());
}
