package io.hippocampus.port;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SleepId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.night.Decision;
import io.hippocampus.memory.night.SleepReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nights a space has slept: their one atomic commit, reports and decisions.
 *
 * <p>Thread-safe; as durable as {@link MemoryStore}, in whose ledger a night's changes stand.
 */
public interface SleepLog {

  /**
   * A planned night.
   *
   * @param report what it did; its id names the night
   * @param changes the changes of memories, in order
   * @param passages passages of memories it makes or whose content it changes, by the store's model
   * @param decisions what was decided on each memory
   * @param countedUpTo the place in the ledger up to which experiences are now counted in the terms
   * @param countedExperiences how many experiences were counted tonight
   * @param termCounts by how much the count of each term grows
   * @param reactivationsUpTo the number of the last reactivation that was counted into strengths
   */
  record Night(
      SleepReport report,
      List<MemoryStore.MemoryChange> changes,
      Map<MemoryId, List<Passage>> passages,
      List<Decision> decisions,
      long countedUpTo,
      long countedExperiences,
      Map<String, Long> termCounts,
      long reactivationsUpTo) {
    public Night {
      changes = List.copyOf(changes);
      passages = Map.copyOf(passages);
      decisions = List.copyOf(decisions);
      termCounts = Map.copyOf(termCounts);
    }
  }

  /**
   * Commits a night in one atomic step, durably.
   *
   * @return the place in the ledger of its last change
   * @throws ConflictException if a memory it changes was changed, or an experience it makes one
   *     from erased, since it was looked at, or a night of its id was committed; nothing is
   *     committed then
   */
  long commit(SpaceName space, Night night);

  /**
   * Keeps the report and decisions of a night that was refused, held or cancelled, in place of
   * those of an earlier try of the same night.
   */
  void refuse(SpaceName space, SleepReport report, List<Decision> decisions);

  /**
   * Sets every memory that the night changed back to what it was, atomically; memories it made are
   * erased, and the reactivations it counted are uncounted again. What happened to other memories
   * since stays, and so do the counts of terms: they tell what was lived, not what the night made
   * of it.
   *
   * @return the place in the ledger of the last change
   * @throws NotFoundException if there is no such night
   * @throws ConflictException if it is not committed, a memory it changed was changed again since,
   *     but by nights that are undone themselves, or what it was before was erased; nothing is
   *     undone
   */
  long undo(SpaceName space, SleepId night, Instant at);

  /**
   * Does a night again that was undone: sets every memory that it had changed to what it was in the
   * morning, atomically, and counts the reactivations it had counted. It can then be undone again.
   *
   * @return the place in the ledger of the last change
   * @throws NotFoundException if there is no such night
   * @throws ConflictException if it is not undone, one of the memories was changed since, or what
   *     it was in the morning quoted something erased since; nothing is done then
   */
  long redo(SpaceName space, SleepId night, Instant at);

  /** Returns the latest reports, newest first. */
  List<SleepReport> reports(SpaceName space, int limit);

  /** Returns the report of that night. */
  Optional<SleepReport> report(SpaceName space, SleepId night);

  /** Returns all that was decided in that night, in the order decided. */
  List<Decision> decisions(SpaceName space, SleepId night);

  /**
   * Returns what nights, refused and undone ones too, decided on a memory, newest first, with the
   * night of each.
   */
  List<NightDecision> decisionsOn(SpaceName space, MemoryId memory, int limit);

  /**
   * A decision and the night it was made in.
   *
   * @param night which night
   * @param at the moment that night took as now
   * @param decision what was decided
   */
  record NightDecision(SleepId night, Instant at, Decision decision) {}

  /** Returns the place in the ledger up to which experiences are counted in the terms. */
  long countedUpTo(SpaceName space);
}
