package io.hippocampus.port;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Tagger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What language models rated, as they rated it, and what waits to be rated. Thread-safe; as durable
 * as {@link MemoryStore}. Ratings go when their memory is erased.
 *
 * <p>A memory begins to wait in the write that encodes it ({@link MemoryStore.Encoding#toRate}),
 * and ceases to in the one that rates it or gives it up.
 */
public interface RatingLog {

  /**
   * A rating.
   *
   * @param memory of which memory
   * @param tagger by which model and prompt
   * @param importance how important it found it, 0 to 1 on its own scale
   * @param offline how important the offline tagger had found it, 0 to 1
   * @param at when
   * @param tokens its share of what the call cost
   * @param took how long the call took
   */
  record Rating(
      MemoryId memory,
      Tagger tagger,
      double importance,
      double offline,
      Instant at,
      long tokens,
      Duration took) {}

  /** Returns live memories that wait, oldest recorded first. */
  List<MemoryStore.Versioned> waiting(SpaceName space, int limit);

  /** Returns how many wait. */
  long backlog(SpaceName space);

  /** Lets memories wait that are to be rated, again or for the first time. */
  void enqueue(SpaceName space, Collection<MemoryId> memories);

  /**
   * Writes ratings with the tags made of them, and takes out of the queue what is done, atomically.
   * A memory erased meanwhile stays erased; a rating in place of an earlier one by the same tagger.
   *
   * @param ratings what was rated
   * @param tags the tags, by the memory they are for
   * @param done what no longer waits: rated or given up
   */
  void rate(
      SpaceName space,
      List<Rating> ratings,
      Map<MemoryId, Salience> tags,
      Collection<MemoryId> done,
      Instant at);

  /** Returns the latest ratings by a tagger, newest first. */
  List<Rating> latest(SpaceName space, Tagger tagger, int limit);

  /** Returns all ratings of a memory, newest first. */
  List<Rating> on(SpaceName space, MemoryId memory);

  /** Returns the ratings of these memories by a tagger. */
  List<Rating> of(SpaceName space, Tagger tagger, Collection<MemoryId> memories);
}
