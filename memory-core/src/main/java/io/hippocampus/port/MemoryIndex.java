package io.hippocampus.port;

import io.hippocampus.memory.Embedding;
import io.hippocampus.memory.ExperienceKind;
import io.hippocampus.memory.Interval;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the memories of one space by the words and the meaning of a cue.
 *
 * <p>It has two tiers, searched as one so that words are weighed by all that is remembered: a
 * short-term tier that takes new memories at once and is gone when closed, and a long-term tier on
 * disk that only changes as a whole, from one published state to the next. It returns ids; whoever
 * asks reads the memory in the store.
 *
 * <p>Thread-safe. A search sees one consistent state of both tiers.
 */
public interface MemoryIndex extends AutoCloseable {

  /**
   * A memory as it is to be found.
   *
   * @param memory the memory
   * @param passages its passages; empty while it has not been embedded, then it is found by words
   */
  record Entry(Memory memory, List<Passage> passages) {
    public Entry {
      passages = List.copyOf(passages);
    }
  }

  /**
   * What to look for.
   *
   * @param text the words of the cue; may hold none that are indexed
   * @param cue its embedding; empty to look by words alone
   * @param candidates how many candidates to take from the words and from the meaning each, 1 to
   *     10,000; more are looked at before rescoring
   * @param reach how many neighbours before and after, in the same session, of the best candidates
   *     are candidates too, 0 to 8
   * @param filter what may be found at all
   */
  record Query(String text, Optional<Embedding> cue, int candidates, int reach, Filter filter) {
    public Query {
      if (candidates < 1 || candidates > 10_000) {
        throw new IllegalArgumentException(
            "a query asks for " + candidates + " candidates; allowed are 1 to 10000");
      }
      if (reach < 0 || reach > 8) {
        throw new IllegalArgumentException(
            "a query reaches " + reach + " neighbours; allowed are 0 to 8");
      }
    }
  }

  /**
   * What may be found. Empty sets and maps allow everything.
   *
   * @param occurred only what happened, even in part, in this interval
   * @param asOf only what had happened by then
   * @param sessions only of these sessions
   * @param speakers only by these speakers, whatever their case
   * @param kinds only of these kinds
   * @param metadata only what is marked with all of these
   * @param withSuperseded whether what no longer holds (at {@code asOf}, or now) may be found too
   */
  record Filter(
      Optional<Interval> occurred,
      Optional<Instant> asOf,
      Set<String> sessions,
      Set<String> speakers,
      Set<ExperienceKind> kinds,
      Map<String, String> metadata,
      boolean withSuperseded) {
    /** Allows everything. */
    public static final Filter NONE = new Filter(
        Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), Map.of(), true);

    public Filter {
      sessions = Set.copyOf(sessions);
      speakers = Set.copyOf(speakers);
      kinds = Set.copyOf(kinds);
      metadata = Map.copyOf(metadata);
    }
  }

  /**
   * A memory that was found, with what ranking needs to know of it. Both scores are exact,
   * whichever way it was found; of several passages the best counts.
   *
   * @param memory which one
   * @param bm25 how well its words fit, 0 and more
   * @param cosine how near its meaning is, -1 to 1; NaN when it or the cue has no embedding
   * @param session its session
   * @param position its place in the session
   * @param speaker its speaker
   * @param occurredFrom when its first source happened
   * @param occurredTo when its last source happened
   * @param importance how much it matters, 0 to 1
   * @param validUntil until when it held; {@link Instant#MAX} while it holds
   * @param abstraction whether it is one, as {@link Memory#isAbstraction} says
   */
  record Candidate(
      MemoryId memory,
      double bm25,
      double cosine,
      String session,
      long position,
      String speaker,
      Instant occurredFrom,
      Instant occurredTo,
      double importance,
      Instant validUntil,
      boolean abstraction) {}

  /** Makes memories findable in the short-term tier, in place of what it had of the same ids. */
  void putShortTerm(List<Entry> entries);

  /** Makes memories no longer findable in the short-term tier. */
  void removeShortTerm(Set<MemoryId> memories);

  /**
   * Returns candidates for a query in no particular order, each memory once. What
   * {@link #putShortTerm} or {@link Staged#publish} returned from is found.
   */
  List<Candidate> search(Query query);

  /** Returns the place in the store's ledger that the long-term tier has published, 0 for none. */
  long publishedUpTo();

  /**
   * Prepares a next state of the long-term tier, visible to nobody else. One at a time.
   *
   * @param puts what shall be findable in it, in place of what it had of the same ids; also leaves
   *     the short-term tier
   * @param removals what shall no longer be findable in either tier
   * @throws IllegalStateException if another one is neither published nor closed
   */
  Staged stage(List<Entry> puts, Set<MemoryId> removals);

  /** A next state of the long-term tier. Used by one thread; closing it unpublished discards it. */
  interface Staged extends AutoCloseable {

    /** Returns candidates as {@link MemoryIndex#search} will after publishing. */
    List<Candidate> search(Query query);

    /**
     * Makes the state visible to all at once, then durable, carrying that place in the ledger. A
     * crash in between leaves the former state, which the ledger brings up to date again.
     */
    void publish(long sequence);

    @Override
    void close();
  }

  /** Returns how many memories each tier holds and what the long-term tier takes on disk. */
  Size size();

  /**
   * How large an index is.
   *
   * @param shortTerm memories in the short-term tier
   * @param longTerm memories in the long-term tier
   * @param bytes the long-term tier's bytes on disk
   */
  record Size(int shortTerm, int longTerm, long bytes) {}

  /** Returns the ids of all memories in both tiers. */
  Set<MemoryId> memories();

  @Override
  void close();
}
