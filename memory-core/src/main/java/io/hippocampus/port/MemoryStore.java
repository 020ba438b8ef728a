package io.hippocampus.port;

import io.hippocampus.memory.Change;
import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.EmbeddingModelId;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Strength;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/**
 * The truth: experiences, memories and the ledger of their changes. Every index is derived from it.
 *
 * <p>Thread-safe. A write returns after it is on disk and survives a crash or power loss from then
 * on; one that throws changed nothing. Writes are given their places in the ledger, and committed,
 * in one order, so that whoever reads the ledger up to a place has missed nothing before it. Every
 * call is bound to one space; what another space holds does not exist for it.
 */
public interface MemoryStore {

  /** Returns the identity of this store, made when it was created; a derived index carries it. */
  UUID id();

  /** Returns the spaces in which something was recorded, by name. */
  List<SpaceName> spaces();

  /**
   * An experience about to be recorded.
   *
   * @param experience what was experienced
   * @param tokens how many tokens its content has
   * @param salience the caller's tag, or {@link Salience#UNTAGGED}
   * @param strength how strongly its short-term memory is held at first
   */
  record Trace(Experience experience, int tokens, Salience salience, Strength strength) {}

  /**
   * What became of a trace.
   *
   * @param memory its short-term memory (of a duplicate: the memory it got when first recorded, as
   *     it is now)
   * @param tokens how many tokens its content has
   * @param isNew false when an experience of that id had been recorded before
   */
  record Recorded(Memory memory, int tokens, boolean isNew) {}

  /**
   * Records experiences in their order, each with a short-term memory of its own, atomically. An
   * experience whose id is already there is not recorded again.
   *
   * @return for each trace what became of it
   * @throws IllegalArgumentException if an id is already there, or twice among the traces, with
   *     other content; nothing is recorded then
   */
  List<Recorded> record(SpaceName space, List<Trace> traces, Instant at);

  /** Returns the experience; empty when there is none of that id, or it was erased. */
  Optional<StoredExperience> experience(SpaceName space, ExperienceId id);

  /**
   * An experience as it is stored.
   *
   * @param experience what was experienced
   * @param tokens how many tokens its content has
   * @param memory the memory it became when recorded
   * @param recordedAt when it was recorded
   */
  record StoredExperience(Experience experience, int tokens, MemoryId memory, Instant recordedAt) {}

  /**
   * Returns the latest experiences that are not erased, newest recorded first.
   *
   * @param session only of this session, or of all when empty
   * @param limit at most so many
   */
  List<StoredExperience> latest(SpaceName space, Optional<String> session, int limit);

  /**
   * Returns what was recorded after a place in the ledger, oldest recorded first; of what was
   * erased since, that it was.
   *
   * @param place 0 to begin at the beginning, then the place of the last one returned
   * @param limit at most so many
   */
  List<LivedExperience> recordedAfter(SpaceName space, long place, int limit);

  /**
   * An experience in the course of a life.
   *
   * @param place the place in the ledger at which it was recorded
   * @param recordedAt when it was recorded
   * @param tokens how many tokens its content has, or had
   * @param memory the memory it became when recorded
   * @param position its place in its session, from 0
   * @param experience what was experienced; empty when it was erased since
   */
  record LivedExperience(
      long place,
      Instant recordedAt,
      int tokens,
      MemoryId memory,
      long position,
      Optional<Experience> experience) {}

  /**
   * Returns what was recorded in the same session before an experience, oldest first, without what
   * was erased; empty when there is no such experience.
   *
   * @param limit the latest so many of it
   */
  List<StoredExperience> before(SpaceName space, ExperienceId experience, int limit);

  /**
   * A memory that comes from another store, with the experience it was recorded of if it was of
   * one.
   *
   * @param recorded the experience; empty for a memory that sleep made
   * @param position the place of the experience in its session; if it is taken, the next free one
   * @param memory the memory as it is
   * @param passages its passages, none when it has none yet
   */
  record Settler(
      Optional<StoredExperience> recorded, long position, Memory memory, List<Passage> passages) {
    public Settler {
      passages = List.copyOf(passages);
    }
  }

  /**
   * Takes in memories that come from another store, in their order, atomically; the experiences
   * count as lived through.
   *
   * @throws ConflictException if one of the ids is there already, or a memory cites what was erased
   *     here; nothing is taken in then
   * @throws MismatchException if it is not the store's model
   */
  void settle(SpaceName space, EmbeddingModelId model, List<Settler> settlers, Instant at);

  /** Returns those of the memories that exist, tombstones included, in no particular order. */
  List<Versioned> memories(SpaceName space, Collection<MemoryId> ids);

  /** Returns all live memories, oldest recorded first. */
  List<Versioned> live(SpaceName space);

  /**
   * Returns memories from a place in the ledger on, in the query's order: those it wants, whatever
   * their topics, metadata and retrievability, at which the caller looks.
   *
   * @param after the place of the last memory returned before; to begin with, 0, or
   *     {@link Long#MAX_VALUE} where the newest come first
   * @param limit at most so many
   */
  List<Versioned> listed(SpaceName space, MemoryQuery query, long after, int limit);

  /**
   * A memory as it is stored.
   *
   * @param memory the memory
   * @param version counts its changes; a write names the version it was based on
   * @param recorded the place in the ledger at which it was made; older memories have smaller ones
   */
  record Versioned(Memory memory, long version, long recorded) {}

  /**
   * Returns live memories that have no tag or no passages by that model, oldest recorded first.
   *
   * @param limit at most so many
   * @throws MismatchException if it is not the store's model
   */
  List<Versioned> unencoded(SpaceName space, EmbeddingModelId model, int limit);

  /**
   * What encoding adds to a memory.
   *
   * @param memory which one
   * @param salience its tag
   * @param passages its passages with embeddings, in place of any it had by that model; none to
   *     leave it those it has
   * @param toRate whether it is to wait for a language model's rating from now on
   */
  record Encoding(MemoryId memory, Salience salience, List<Passage> passages, boolean toRate) {

    /** What is not to wait for a rating. */
    public Encoding(MemoryId memory, Salience salience, List<Passage> passages) {
      this(memory, salience, passages, false);
    }
  }

  /**
   * Writes tags and passages, atomically. A memory erased meanwhile stays erased. A memory whose
   * content changed meanwhile keeps its newer passages.
   *
   * @throws MismatchException if it is not the store's model
   */
  void encode(SpaceName space, EmbeddingModelId model, List<Encoding> encodings, Instant at);

  /** Returns the passages by that model of those of the memories that have any, in their order. */
  Map<MemoryId, List<Passage>> passages(
      SpaceName space, EmbeddingModelId model, Collection<MemoryId> ids);

  /**
   * Returns the meanings by that model of the latest experiences, newest recorded first, whatever
   * became of their memories; those whose embeddings are gone are left out.
   *
   * @param upTo only experiences recorded up to that place in the ledger
   * @param limit of at most so many experiences
   */
  List<Meaning> latestMeanings(SpaceName space, EmbeddingModelId model, long upTo, int limit);

  /**
   * What an experience was about.
   *
   * @param memory the memory it became when recorded
   * @param session its session
   * @param embedding the embedding of that memory's first passage
   */
  record Meaning(MemoryId memory, String session, Embedding embedding) {}

  /**
   * A change of one memory.
   *
   * @param after the memory as it shall be
   * @param basedOn the version that was looked at, 0 for a memory that is to be made; several
   *     changes of one memory in a call all name the version before the call
   * @param kind what happens
   * @param why why
   */
  record MemoryChange(Memory after, long basedOn, ChangeKind kind, Explanation why) {}

  /**
   * Changes memories, atomically.
   *
   * @return the place in the ledger of the last change
   * @throws ConflictException if a memory is no longer at the version looked at, or is to be made
   *     from an experience that was erased; nothing is changed
   */
  long change(SpaceName space, List<MemoryChange> changes, Instant at);

  /**
   * Erases for good: the content of these memories and experiences, their tags' words, passages,
   * kept earlier contents, and what reports and recalls quote of them. The experiences' terms are
   * no longer counted. A later {@link #record} of an erased experience's id is a duplicate and
   * brings nothing back. Ids that are not there are passed over.
   *
   * @return the place in the ledger of the last change
   */
  long erase(
      SpaceName space,
      Set<MemoryId> memories,
      Set<ExperienceId> experiences,
      String reason,
      Instant at);

  /**
   * Takes the content out of memories and experiences whose time is over: as {@link #erase}, their
   * words are nowhere afterwards, but what was decided on the memories and why is still told,
   * recalls that gave them keep their cues, and the experiences stay counted. A term that nothing
   * held contains any more is no longer counted, for its count would tell that it was said.
   *
   * @return the place in the ledger of the last change
   */
  long expire(
      SpaceName space,
      Set<MemoryId> memories,
      Set<ExperienceId> experiences,
      String reason,
      Instant at);

  /** Returns the memories, live or not, that cite any of the experiences. */
  List<Versioned> citing(SpaceName space, Collection<ExperienceId> experiences);

  /** Returns tombstones that are still restorable and went before that moment. */
  List<Versioned> tombstonesBefore(SpaceName space, Instant moment, int limit);

  /** Returns what happened to a memory, oldest first. */
  List<Change> history(SpaceName space, MemoryId memory);

  /** Returns the place in the ledger of the space's latest change, 0 when there is none. */
  long lastChange(SpaceName space);

  /**
   * Returns which memories changed after that place in the ledger, with the last place of each,
   * ascending by it.
   *
   * @param limit at most so many
   */
  Map<MemoryId, Long> changedAfter(SpaceName space, long sequence, int limit);

  /** Returns the counts of the space's terms, as of the last night. */
  Map<String, Long> termCounts(SpaceName space);

  /**
   * Returns how many experiences {@link #termCounts} covers: those recorded up to the last night.
   */
  long countedExperiences(SpaceName space);

  /** Returns how much the space has lived through. */
  Lived lived(SpaceName space);

  /**
   * Returns the median importance of all memories that were ever tagged in the space and not erased
   * for privacy, those pruned long ago too; empty where nothing was.
   */
  OptionalDouble ordinaryImportance(SpaceName space);

  /**
   * How much a space has lived through, whatever became of it.
   *
   * @param experiences how many experiences were ever recorded
   * @param words how many words they had, as {@link io.hippocampus.memory.Words} counts
   */
  record Lived(long experiences, long words) {}
}
