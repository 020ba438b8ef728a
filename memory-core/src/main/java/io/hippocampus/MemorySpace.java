package io.hippocampus;

import io.hippocampus.Hippocampus.Parts;
import io.hippocampus.encoding.ContextWindow;
import io.hippocampus.history.History;
import io.hippocampus.learning.Calibrator;
import io.hippocampus.learning.Fitted;
import io.hippocampus.learning.Use;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryQuery;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Salience;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.SleepReport;
import io.hippocampus.memory.night.Verdict;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.RecallLog;
import io.hippocampus.recall.Ranking;
import io.hippocampus.recall.Ranking.Ranked;
import io.hippocampus.recall.RecallRequest;
import io.hippocampus.recall.RecalledBlock;
import io.hippocampus.recall.Recollection;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One agent's, or one user's, memory. Nothing crosses from one space to another.
 *
 * <p>Thread-safe. Recording and recalling never wait for a night, save for the moment in which it
 * becomes true; forgetting, restoring and undoing wait until a night under way is over.
 */
public final class MemorySpace {

  private final SpaceName name;
  private final Parts parts;
  private final Interior inside;

  MemorySpace(SpaceName name, Parts parts) {
    this.name = name;
    this.parts = parts;
    this.inside = new Interior(name, parts);
  }

  /** Returns its name. */
  public SpaceName name() {
    return name;
  }

  /**
   * Records an experience. When this returns, it is on disk and can be recalled.
   *
   * @throws IllegalArgumentException if its id was recorded with other content, or it lies more
   *     than a day in the future; nothing is recorded then
   */
  public Receipt record(Experience experience) {
    return record(List.of(experience)).get(0);
  }

  /** Records an experience with the caller's own salience tag, which is kept. */
  public Receipt record(Experience experience, Salience tag) {
    return recordTagged(List.of(new Tagged(experience, tag))).get(0);
  }

  /**
   * Records experiences in their order, all or none.
   *
   * <p>Text that this memory gave as {@link RecalledBlock} is left out of them; one that holds
   * nothing else is an error.
   *
   * @throws IllegalArgumentException as for one; nothing is recorded then
   */
  public List<Receipt> record(List<Experience> experiences) {
    return recordTagged(
        experiences.stream().map(e -> new Tagged(e, Salience.UNTAGGED)).toList());
  }

  /**
   * An experience with the tag its caller gives it.
   *
   * @param experience the experience
   * @param tag the tag, or {@link Salience#UNTAGGED} to have it tagged
   */
  public record Tagged(Experience experience, Salience tag) {}

  /** Records experiences with their tags in their order, all or none. */
  public List<Receipt> recordTagged(List<Tagged> experiences) {
    return experiences.isEmpty() ? List.of() : inside.record(experiences);
  }

  /** Returns what it keeps and finds by embeddings that its callers make. */
  public GivenEmbeddings embeddings() {
    return inside.embeddings;
  }

  /** Returns the latest experiences of a session that were not forgotten, newest recorded first. */
  public List<StoredExperience> latest(String session, int limit) {
    return parts.stores().memories().latest(name, Optional.of(session), limit);
  }

  /** Returns how many tokens a text has, as budgets and windows here count them. */
  public int tokens(String text) {
    return parts.embedder().tokens(text);
  }

  /** Returns where its time comes from, for those who date what they record by it. */
  public InstantSource clock() {
    return parts.clock();
  }

  /** Returns the context window: the latest experiences, verbatim, oldest first. */
  public ContextWindow window() {
    return inside.arrivals.window();
  }

  /** Recalls up to ten memories for a cue. */
  public Recollection recall(String cue) {
    return recall(RecallRequest.builder(cue).build());
  }

  /** Recalls. Everything that {@link #record} returned from can be found. */
  public Recollection recall(RecallRequest request) {
    inside.unrest.recalled();
    return inside.recalls.recall(request);
  }

  /**
   * Recalls by other weights than its own, to try them out. It is not logged, so it strengthens
   * nothing and takes no feedback.
   */
  public Recollection recall(RecallRequest request, Ranking other) {
    return inside.recalls.recall(request, other);
  }

  /**
   * Returns all that was in the running for a recall, best first, with the terms of each score: to
   * see why something was not recalled. The request's limit cuts nothing off here. Not logged.
   */
  public List<Ranked> candidates(RecallRequest request) {
    return inside.recalls.candidates(request);
  }

  /**
   * Says whether a recalled memory was of use.
   *
   * @throws io.hippocampus.port.NotFoundException if there is no such recall, or it did not give
   *     that memory
   */
  public void feedback(RecallId recall, MemoryId memory, RecallLog.Usefulness usefulness) {
    parts
        .stores()
        .recalls()
        .feedback(name, recall, memory, usefulness, parts.clock().instant());
  }

  /**
   * Says how what was done with a recall turned out, in place of what was said before: the outcome
   * of the agent's act, when nobody can say which memory it is owed to. It counts as one judgement
   * of the recall, shared among the memories it gave, the first ones more
   * ({@link io.hippocampus.learning.Evidence} says how), where nothing was said of one itself; it
   * shows in {@link #use} and counts when the space is calibrated. No tag is changed by it.
   *
   * @param reward -1, as badly as can be, to 1, as well as can be
   * @throws io.hippocampus.port.NotFoundException if there is no such recall
   * @throws IllegalArgumentException if the reward is out of its range
   */
  public void reward(RecallId recall, double reward) {
    parts.stores().recalls().reward(name, recall, reward, parts.clock().instant());
  }

  /**
   * Returns what its use tells of its forgetting: predictions against what turned out useful, what
   * was pruned and then asked for, what is kept and was never recalled, what nights promoted.
   *
   * <p>Asks up to 200 cues again, so it takes a while, and waits until a night under way is over.
   * Changes nothing and is not logged.
   *
   * @throws io.hippocampus.port.UnavailableException if the embedding model does not answer
   */
  public Use use() {
    return inside.learning.use();
  }

  /**
   * Fits the forgetting curve and the weights of what is worth keeping to its own recall log, and
   * says whether that predicts better what it was not fitted to. Changes nothing: it is the
   * caller's to sleep by what is proposed.
   *
   * @throws IllegalArgumentException if its policy has nothing to fit: another curve than the power
   *     law, or another valuation than the need-odds
   */
  public Fitted calibrate() {
    return Calibrator.fit(inside.learning.evidence(), inside.policy.current());
  }

  /** Sleeps a night now. */
  public SleepReport sleep() {
    return sleep(SleepRequest.NOW);
  }

  /**
   * Sleeps a night, or plans one.
   *
   * @throws io.hippocampus.port.ConflictException if a night is under way already
   */
  public SleepReport sleep(SleepRequest request) {
    return sleepAndTell(request).report();
  }

  /**
   * A night with all that was decided in it.
   *
   * @param report what it did
   * @param decisions what it decided on each memory, in the order decided
   */
  public record Night(SleepReport report, List<Decision> decisions) {
    public Night {
      decisions = List.copyOf(decisions);
    }

    /** Returns what it pruned, or would prune. */
    public Set<MemoryId> pruned() {
      Set<MemoryId> pruned = new LinkedHashSet<>();
      decisions.stream()
          .filter(decision -> decision.verdict() == Verdict.PRUNED)
          .forEach(decision -> pruned.add(decision.memory()));
      return pruned;
    }
  }

  /** Sleeps a night, or plans one, and tells every decision. */
  public Night sleepAndTell(SleepRequest request) {
    return inside.sleep(request);
  }

  /** Whether a night is under way now, or one is planned. */
  public boolean isAsleep() {
    return inside.bedtime.isUnderWay();
  }

  /** Returns how it sleeps, which can be looked at, compared and changed. */
  public SpacePolicy policy() {
    return inside.policy;
  }

  /** Returns the nights it has slept, which can be looked at and undone. */
  public SpaceNights nights() {
    return inside.nights;
  }

  /** Returns what is decided on its memories by whoever saw them at a certain version. */
  public SpaceCuration curation() {
    return inside.curation;
  }

  /** Returns a memory with its version, a tombstone too; empty when there is none of that id. */
  public Optional<Versioned> find(MemoryId memory) {
    return inside.curation.find(memory);
  }

  /**
   * Pins a memory: it is never pruned. Pinning twice is pinning once.
   *
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws IllegalArgumentException if it is not live
   */
  public void pin(MemoryId memory) {
    inside.curation.pin(memory, OptionalLong.empty());
  }

  /**
   * Unpins a memory.
   *
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws IllegalArgumentException if it is not live
   */
  public void unpin(MemoryId memory) {
    inside.curation.unpin(memory, OptionalLong.empty());
  }

  /**
   * Lets a memory go because somebody wants that, as a night prunes: no recall gives it any more,
   * and until its grace is over {@link #restore} brings it back.
   *
   * @param reason why, for the ledger
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws IllegalArgumentException if it is not live, or pinned
   */
  public void prune(MemoryId memory, String reason) {
    inside.curation.prune(memory, OptionalLong.empty(), reason);
  }

  /**
   * Makes a pruned or merged memory live again, as it was.
   *
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   * @throws IllegalArgumentException if it is live or erased
   */
  public void restore(MemoryId memory) {
    inside.curation.restore(memory, OptionalLong.empty());
  }

  /**
   * Forgets for good: erases the memory, the experiences it was made from, and every memory that
   * was made from any of these, everywhere; of what has expired, the reasons and cues that are
   * left. What other experiences gave to such a memory is kept in memories of their own. This
   * cannot be undone.
   *
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   */
  public void forget(MemoryId memory, String reason) {
    inside.curation.forget(memory, OptionalLong.empty(), reason);
  }

  /**
   * Forgets experiences for good, with every memory made from them.
   *
   * @throws io.hippocampus.port.NotFoundException if there is no such experience; nothing is
   *     forgotten then
   */
  public void forget(Set<ExperienceId> experiences, String reason) {
    inside.curation.forget(experiences, reason);
  }

  /**
   * Tells all that can be said of a memory.
   *
   * @throws io.hippocampus.port.NotFoundException if there is no such memory
   */
  public MemoryAccount explain(MemoryId id) {
    return inside.accounts.of(inside.curation.require(id).memory());
  }

  /** Returns the memory an experience became when it was recorded, if it was. */
  public Optional<MemoryId> memoryOf(ExperienceId experience) {
    return parts.stores().memories().experience(name, experience).map(StoredExperience::memory);
  }

  /** Returns what it lived through up to now, to be lived through again elsewhere. */
  public History history() {
    return new LivedHistory(
        name, parts.stores(), parts.embedder().model(), parts.clock().instant());
  }

  /** Returns what takes it out of its home, and brings what was taken out into it. */
  public SpaceArchive archive() {
    return inside.archive;
  }

  /** Returns all live memories, oldest recorded first. */
  public List<Memory> memories() {
    return parts.stores().memories().live(name).stream().map(Versioned::memory).toList();
  }

  /**
   * Returns some of its memories, in the order recorded. Memories that come and go between two
   * pages move no other one.
   *
   * @param query which ones, in which direction
   * @param cursor {@link MemoryPage#next} of the page before; empty for the first page
   * @param limit at most so many, 1 to {@value Listing#MOST_ITEMS}
   * @throws IllegalArgumentException if the limit is out of its range, or the cursor of no page in
   *     that order
   */
  public MemoryPage memories(MemoryQuery query, Optional<String> cursor, int limit) {
    return inside.listing.page(query, cursor, limit);
  }

  /** Tells how the space is. */
  public SpaceStatus status() {
    return inside.status();
  }

  /** Tells how much there is to sleep on; it costs next to nothing, so ask as often as you like. */
  public Restlessness restlessness() {
    return inside.unrest.with(window());
  }

  /** Returns what is done to keep it in order, now and then. */
  public SpaceUpkeep upkeep() {
    return inside.upkeep;
  }

  /** Returns what holds it still. */
  Standstill.Locks locks() {
    return inside.locks();
  }

  /** Builds its index anew for the model in use, while it is held still. */
  void renewIndex() {
    inside.renewIndex();
  }

  /** Encodes what waits for it. */
  void wake() {
    inside.encoding.wake();
  }

  void close() {
    inside.close();
  }
}
