package io.hippocampus;

import io.hippocampus.encoding.Encoder;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.port.MemoryStore.Versioned;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a person decides on the memories of a space, if they are still as that person saw them.
 *
 * <p>Each act can name the version it expects, {@link Versioned#version}: if the memory is at
 * another one by then, nothing is changed. {@link MemorySpace} has the same acts for those who
 * decide whatever happened meanwhile. Thread-safe.
 */
public final class SpaceCuration {

  private final Curation curation;
  private final Encoder encoder;
  private final Arrivals arrivals;
  private final Consumer<Runnable> changing;

  /**
   * Curates one space.
   *
   * @param changing runs what changes memories so that the index follows
   */
  SpaceCuration(
      Curation curation, Encoder encoder, Arrivals arrivals, Consumer<Runnable> changing) {
    this.curation = curation;
    this.encoder = encoder;
    this.arrivals = arrivals;
    this.changing = changing;
  }

  /** Returns a memory with its version, a tombstone too; empty when there is none of that id. */
  Optional<Versioned> find(MemoryId memory) {
    return curation.find(memory);
  }

  /** Returns a memory with its version, as {@link #find}, or fails. */
  Versioned require(MemoryId memory) {
    return curation.require(memory);
  }

  /**
   * Pins a memory: it is never pruned. Pinning twice is pinning once.
   *
   * @param expected at which version; empty for any
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws io.hippocampus.port.StaleVersionException if it is at another version
   * @throws IllegalArgumentException if it is not live
   */
  public void pin(MemoryId memory, OptionalLong expected) {
    curation.setPinned(memory, expected, true);
  }

  /**
   * Unpins a memory.
   *
   * @param expected at which version; empty for any
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws io.hippocampus.port.StaleVersionException if it is at another version
   * @throws IllegalArgumentException if it is not live
   */
  public void unpin(MemoryId memory, OptionalLong expected) {
    curation.setPinned(memory, expected, false);
  }

  /**
   * Lets a memory go because somebody wants that, as a night prunes: no recall gives it any more,
   * and until its grace is over {@link #restore} brings it back.
   *
   * @param expected at which version; empty for any
   * @param reason why, for the ledger
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws io.hippocampus.port.StaleVersionException if it is at another version
   * @throws IllegalArgumentException if it is not live, or pinned
   */
  public void prune(MemoryId memory, OptionalLong expected, String reason) {
    changing.accept(() -> curation.prune(memory, expected, reason));
  }

  /**
   * Makes a pruned or merged memory live again, as it was.
   *
   * @param expected at which version; empty for any
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws io.hippocampus.port.StaleVersionException if it is at another version
   * @throws IllegalArgumentException if it is live or erased
   */
  public void restore(MemoryId memory, OptionalLong expected) {
    changing.accept(() -> curation.restore(memory, expected));
  }

  /**
   * Forgets for good: erases the memory, the experiences it was made from, and every memory that
   * was made from any of these, everywhere; of what has expired, the reasons and cues that are
   * left. What other experiences gave to such a memory is kept in memories of their own. This
   * cannot be undone.
   *
   * @param expected at which version; empty for any
   * @param reason why, for the ledger
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws io.hippocampus.port.StaleVersionException if it is at another version; nothing is
   *     forgotten
   */
  public void forget(MemoryId memory, OptionalLong expected, String reason) {
    changing.accept(
        () -> curation.withSources(memory, expected, sources -> forgetSources(sources, reason)));
  }

  /**
   * Forgets experiences for good, with every memory made from them.
   *
   * @param reason why, for the ledger
   * @throws io.hippocampus.port.NotFoundException if there is no such experience; nothing is
   *     forgotten then
   */
  public void forget(Set<ExperienceId> experiences, String reason) {
    changing.accept(() -> forgetSources(experiences, reason));
  }

  private void forgetSources(Set<ExperienceId> experiences, String reason) {
    encoder.letGo(experiences, curation.following(experiences));
    curation.forget(experiences, reason);
    arrivals.leaveOut(experiences);
  }
}
