package io.hippocampus.consolidation;

import io.hippocampus.port.Abstractor;
import io.hippocampus.port.ReplayJudge;
import java.util.Optional;

/**
 * Whom a night may ask.
 *
 * @param judge tells how close memories relate
 * @param abstractor says what episodes come to
 * @param tokensPerNight how many tokens both may spend in a night, 0 and more
 */
public record Counsel(
    Optional<ReplayJudge> judge, Optional<Abstractor> abstractor, long tokensPerNight) {

  /** Nobody. */
  public static final Counsel NONE = new Counsel(Optional.empty(), Optional.empty(), 0);
}
