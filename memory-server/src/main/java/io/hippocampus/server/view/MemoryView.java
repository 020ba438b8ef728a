package io.hippocampus.server.view;

import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Origin;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.Standing;
import io.hippocampus.memory.Strength;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One memory.
 *
 * @param id names it within its space
 * @param kind {@code episodic} or {@code semantic}
 * @param content what is remembered; empty when forgotten
 * @param origin where it comes from
 * @param salience its tag
 * @param strength how strongly it is held
 * @param sources the ids of the experiences it was made from
 * @param standing where it is in its life
 * @param validity when what it says held
 * @param pinned whether it may never be pruned
 */
public record MemoryView(
    String id,
    String kind,
    String content,
    OriginView origin,
    SalienceView salience,
    StrengthView strength,
    List<String> sources,
    StandingView standing,
    ValidityView validity,
    boolean pinned) {

  /** Where a memory comes from. */
  public record OriginView(
      String session,
      long position,
      String speaker,
      String kind,
      String trust,
      Instant occurredFrom,
      Instant occurredTo,
      Map<String, String> metadata) {

    static OriginView of(Origin origin) {
      return new OriginView(
          origin.session(),
          origin.position(),
          origin.speaker(),
          Names.of(origin.kind()),
          Names.of(origin.trust()),
          origin.occurredFrom(),
          origin.occurredTo(),
          origin.metadata());
    }
  }

  /** How much a memory mattered, and who said so. */
  public record SalienceView(
      double importance,
      double valence,
      double arousal,
      double expectedReward,
      List<String> topics,
      List<String> cues,
      String reason,
      String taggedBy) {

    static SalienceView of(Salience tag) {
      return new SalienceView(
          tag.importance(),
          tag.valence(),
          tag.arousal(),
          tag.expectedReward(),
          List.copyOf(tag.topics()),
          tag.cues(),
          tag.reason(),
          tag.taggedBy().toString());
    }
  }

  /** How strongly a memory is held. */
  public record StrengthView(
      double stabilityDays, double difficulty, int count, Instant first, Instant reactivatedAt) {

    static StrengthView of(Strength strength) {
      return new StrengthView(
          strength.stability().days(),
          strength.difficulty(),
          strength.count(),
          strength.first(),
          strength.reactivatedAt());
    }
  }

  /** Where a memory is in its life, since when and why. */
  public record StandingView(
      String state, Instant since, String reason, Optional<String> successor) {

    static StandingView of(Standing standing) {
      return new StandingView(
          Names.of(standing.state()),
          standing.since(),
          standing.reason(),
          standing.successor().map(MemoryId::value));
    }
  }

  /** From when until when what a memory says held. */
  public record ValidityView(Instant from, Optional<Instant> until, Optional<String> supersededBy) {

    static ValidityView of(io.hippocampus.memory.Validity validity) {
      return new ValidityView(
          validity.from(), validity.until(), validity.supersededBy().map(MemoryId::value));
    }
  }

  /** Returns the view of a memory. */
  public static MemoryView of(Memory memory) {
    return new MemoryView(
        memory.id().value(),
        Names.of(memory.kind()),
        memory.content(),
        OriginView.of(memory.origin()),
        SalienceView.of(memory.salience()),
        StrengthView.of(memory.strength()),
        memory.sources().stream().map(source -> source.value()).toList(),
        StandingView.of(memory.standing()),
        ValidityView.of(memory.validity()),
        memory.pinned());
  }
}
