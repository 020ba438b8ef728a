package io.hippocampus.memory;

import java.time.Instant;
import java.util.Map;

/**
 * Where a memory comes from: the episode it was part of.
 *
 * @param session the session of its first source
 * @param position its first source's place in that session, counted from 0 in the order recorded
 * @param speaker who said it, or where it came from
 * @param kind what sort of thing was experienced
 * @param trust how far it is to be believed: that of its least trusted source
 * @param occurredFrom when its first source happened
 * @param occurredTo when its last source happened; equal to {@code occurredFrom} for one source
 * @param metadata what its sources were marked with
 */
public record Origin(
    String session,
    long position,
    String speaker,
    ExperienceKind kind,
    Trust trust,
    Instant occurredFrom,
    Instant occurredTo,
    Map<String, String> metadata) {

  public Origin {
    Checks.name("session", session);
    Checks.name("speaker", speaker);
    if (position < 0) {
      throw new IllegalArgumentException("position is " + position + "; allowed are 0 and more");
    }
    Checks.date("occurredFrom", occurredFrom);
    Checks.date("occurredTo", occurredTo);
    if (occurredTo.isBefore(occurredFrom)) {
      throw new IllegalArgumentException(
          "occurredTo " + occurredTo + " is before occurredFrom " + occurredFrom);
    }
    metadata = Checks.metadata(metadata);
  }

  /** Returns where the memory of one experience comes from. */
  public static Origin of(Experience experience, long position) {
    return new Origin(
        experience.session(),
        position,
        experience.speaker(),
        experience.kind(),
        experience.trust(),
        experience.occurredAt(),
        experience.occurredAt(),
        experience.metadata());
  }

  /** Returns this origin widened to reach over the other's time, trusted as the weaker of both. */
  public Origin joinedWith(Origin other) {
    return new Origin(
        session,
        position,
        speaker,
        kind,
        trust.weaker(other.trust),
        occurredFrom.isBefore(other.occurredFrom) ? occurredFrom : other.occurredFrom,
        occurredTo.isAfter(other.occurredTo) ? occurredTo : other.occurredTo,
        metadata);
  }
}
