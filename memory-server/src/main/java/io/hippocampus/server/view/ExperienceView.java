package io.hippocampus.server.view;

import io.hippocampus.memory.Experience;
import io.hippocampus.port.MemoryStore.StoredExperience;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An experience as it is stored.
 *
 * @param id names it within its space
 * @param session the conversation or run it belongs to
 * @param speaker who said it
 * @param kind what sort of thing it was
 * @param content what was said; empty when erased
 * @param occurredAt when it happened
 * @param recordedAt when it was recorded
 * @param trust how far its source is to be believed
 * @param reward how well it went, when that is known
 * @param metadata what else it is marked with
 */
public record ExperienceView(
    String id,
    String session,
    String speaker,
    String kind,
    String content,
    Instant occurredAt,
    Instant recordedAt,
    String trust,
    OptionalDouble reward,
    Map<String, String> metadata) {

  /** Returns the view of a stored experience. */
  public static ExperienceView of(StoredExperience stored) {
    Experience experience = stored.experience();
    return new ExperienceView(
        experience.id().value(),
        experience.session(),
        experience.speaker(),
        Names.of(experience.kind()),
        experience.content(),
        experience.occurredAt(),
        stored.recordedAt(),
        Names.of(experience.trust()),
        experience.reward(),
        experience.metadata());
  }
}
