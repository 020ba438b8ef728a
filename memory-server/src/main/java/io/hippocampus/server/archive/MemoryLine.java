package io.hippocampus.server.archive;

import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryKind;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Stability;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Strength;
import io.hippocampus.memory.Tagger;
import io.hippocampus.memory.Trust;
import io.hippocampus.memory.Validity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A memory. */
record MemoryLine(
    String id,
    MemoryKind kind,
    String content,
    OriginPart origin,
    TagPart tag,
    StrengthPart strength,
    List<String> sources,
    StandingPart standing,
    ValidityPart validity,
    Boolean pinned)
    implements ArchiveLine {

  static MemoryLine of(Memory memory) {
    return new MemoryLine(
        memory.id().value(),
        memory.kind(),
        memory.content(),
        OriginPart.of(memory.origin()),
        TagPart.of(memory.salience()),
        StrengthPart.of(memory.strength()),
        memory.sources().stream().map(ExperienceId::value).toList(),
        StandingPart.of(memory.standing()),
        ValidityPart.of(memory.validity()),
        memory.pinned());
  }

  Memory memory() {
    return new Memory(
        new MemoryId(id),
        kind,
        content,
        origin.origin(),
        tag.tag(),
        strength.strength(),
        sources.stream().map(ExperienceId::new).toList(),
        standing.standing(),
        validity.validity(),
        pinned);
  }

  /** Where it comes from. */
  record OriginPart(
      String session,
      Long position,
      String speaker,
      ExperienceKind kind,
      Trust trust,
      Instant occurredFrom,
      Instant occurredTo,
      Map<String, String> metadata) {

    static OriginPart of(Origin origin) {
      return new OriginPart(
          origin.session(),
          origin.position(),
          origin.speaker(),
          origin.kind(),
          origin.trust(),
          origin.occurredFrom(),
          origin.occurredTo(),
          origin.metadata());
    }

    Origin origin() {
      return new Origin(
          session, position, speaker, kind, trust, occurredFrom, occurredTo, metadata);
    }
  }

  /** How much it mattered. */
  record TagPart(
      Double importance,
      Double valence,
      Double arousal,
      Double expectedReward,
      List<String> topics,
      List<String> cues,
      String reason,
      String tagger,
      String taggerVersion) {

    static TagPart of(Salience tag) {
      return new TagPart(
          tag.importance(),
          tag.valence(),
          tag.arousal(),
          tag.expectedReward(),
          List.copyOf(tag.topics()),
          tag.cues(),
          tag.reason(),
          tag.taggedBy().name(),
          tag.taggedBy().version());
    }

    Salience tag() {
      return new Salience(
          importance,
          valence,
          arousal,
          expectedReward,
          new LinkedHashSet<>(topics),
          cues,
          reason,
          new Tagger(tagger, taggerVersion));
    }
  }

  /** How strongly it is held. */
  record StrengthPart(
      Double stabilityDays,
      Double difficulty,
      OptionalDouble interference,
      Integer count,
      Instant first,
      List<Instant> newest) {

    static StrengthPart of(Strength strength) {
      return new StrengthPart(
          strength.stability().days(),
          strength.difficulty(),
          strength.interference(),
          strength.count(),
          strength.first(),
          strength.newest());
    }

    Strength strength() {
      return new Strength(
          new Stability(stabilityDays), difficulty, interference, count, first, newest);
    }
  }

  /** Where it is in its life. */
  record StandingPart(MemoryState state, Instant since, String reason, Optional<String> successor) {

    static StandingPart of(Standing standing) {
      return new StandingPart(
          standing.state(),
          standing.since(),
          standing.reason(),
          standing.successor().map(MemoryId::value));
    }

    Standing standing() {
      return new Standing(state, since, reason, successor.map(MemoryId::new));
    }
  }

  /** When what it says held. */
  record ValidityPart(Instant from, Optional<Instant> until, Optional<String> supersededBy) {

    static ValidityPart of(Validity validity) {
      return new ValidityPart(
          validity.from(), validity.until(), validity.supersededBy().map(MemoryId::value));
    }

    Validity validity() {
      return new Validity(from, until, supersededBy.map(MemoryId::new));
    }
  }
}
