package io.hippocampus.memory;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One remembered episode or fact, the evidence it rests on and how firmly it is held.
 *
 * <p>Immutable: sleep, pinning and restoring return a changed copy.
 *
 * @param id names it within its space
 * @param kind episode or abstraction
 * @param content what is remembered; empty only when forgotten
 * @param origin where it comes from
 * @param salience how much it mattered
 * @param strength how strongly it is held
 * @param sources the experiences it was made from, oldest first, never empty, none twice
 * @param standing where it is in its life
 * @param validity when what it says held
 * @param pinned whether it may never be pruned
 */
public record Memory(
    MemoryId id,
    MemoryKind kind,
    String content,
    Origin origin,
    Salience salience,
    Strength strength,
    List<ExperienceId> sources,
    Standing standing,
    Validity validity,
    boolean pinned) {

  public Memory {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "memory " + id + " has no source; it must cite at least one");
    }
    if (Set.copyOf(sources).size() != sources.size()) {
      throw new IllegalArgumentException("memory " + id + " cites a source twice: " + sources);
    }
    if (content.isBlank() != (standing.state() == MemoryState.FORGOTTEN)) {
      throw new IllegalArgumentException("memory " + id + " is " + standing.state() + " with "
          + content.length() + " characters of content; only a forgotten one has none");
    }
    if (pinned && !standing.state().isLive()) {
      throw new IllegalArgumentException(
          "memory " + id + " is " + standing.state() + " and pinned; only a live one can be");
    }
  }

  /** Returns the short-term memory of an experience just recorded. */
  public static Memory of(
      MemoryId id, Experience experience, long position, Salience salience, Strength strength) {
    return new Memory(
        id,
        MemoryKind.EPISODIC,
        experience.content(),
        Origin.of(experience, position),
        salience,
        strength,
        List.of(experience.id()),
        Standing.of(MemoryState.SHORT_TERM, strength.first(), "recorded"),
        Validity.since(experience.occurredAt()),
        false);
  }

  /** Whether it can be recalled and counts towards budgets. */
  public boolean isLive() {
    return standing.state().isLive();
  }

  /**
   * Whether it is an abstraction: several episodes in a language model's words. It stands in no
   * session but one of its own, named as it is; only sleep makes such a memory. The gist of a
   * routine is none, for it says one of its episodes verbatim.
   */
  public boolean isAbstraction() {
    return kind == MemoryKind.SEMANTIC && origin.session().equals(id.value());
  }

  /** Returns how many words its content has: runs of anything but white space. */
  public int words() {
    return Words.count(content);
  }

  /** Returns this memory saying that. */
  public Memory withContent(String said) {
    return new Memory(
        id, kind, said, origin, salience, strength, sources, standing, validity, pinned);
  }

  /** Returns this memory with that tag. */
  public Memory withSalience(Salience tag) {
    return new Memory(
        id, kind, content, origin, tag, strength, sources, standing, validity, pinned);
  }

  /** Returns this memory held with that strength. */
  public Memory withStrength(Strength held) {
    return new Memory(
        id, kind, content, origin, salience, held, sources, standing, validity, pinned);
  }

  /** Returns this memory in that standing; a removed memory is no longer pinned. */
  public Memory withStanding(Standing now) {
    return new Memory(
        id,
        kind,
        content,
        origin,
        salience,
        strength,
        sources,
        now,
        validity,
        pinned && now.state().isLive());
  }

  /** Returns this memory with that validity. */
  public Memory withValidity(Validity valid) {
    return new Memory(
        id, kind, content, origin, salience, strength, sources, standing, valid, pinned);
  }

  /** Returns this memory pinned or not. */
  public Memory withPinned(boolean pin) {
    return new Memory(
        id, kind, content, origin, salience, strength, sources, standing, validity, pin);
  }

  /** Returns this memory saying {@code merged}, made of its own sources and the other's. */
  public Memory mergedWith(Memory other, String merged) {
    Set<ExperienceId> all = new LinkedHashSet<>(sources);
    all.addAll(other.sources);
    return new Memory(
        id,
        kind,
        merged,
        origin.joinedWith(other.origin),
        salience.importance() >= other.salience.importance() ? salience : other.salience,
        strength,
        List.copyOf(all),
        standing,
        validity,
        pinned || other.pinned);
  }

  /** Returns the tombstone of this memory: without content, topics, cues or metadata. */
  public Memory erased(Instant at, String reason) {
    Origin bare = new Origin(
        origin.session(),
        origin.position(),
        origin.speaker(),
        origin.kind(),
        origin.trust(),
        origin.occurredFrom(),
        origin.occurredTo(),
        java.util.Map.of());
    return new Memory(
        id,
        kind,
        "",
        bare,
        Salience.of(salience.importance(), salience.taggedBy()),
        strength,
        sources,
        new Standing(MemoryState.FORGOTTEN, at, reason, Optional.empty()),
        validity,
        false);
  }
}
