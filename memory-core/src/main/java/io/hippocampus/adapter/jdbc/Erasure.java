package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.ExperienceId;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.MemoryState;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.MemoryStore.Versioned;
import io.hippocampus.port.TermAnalyzer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Erases for good, in every table that holds or quotes what is to be erased: the memories and their
 * tags, passages and kept earlier contents, the experiences and their terms, the reasons given in
 * the ledger and by nights, the cues of recalls that gave the memories, and the probes of reports
 * that repeat such a cue.
 *
 * <p>What stays is that something was there: ids, times, kinds and the reason for the erasure.
 */
final class Erasure {

  private static final String GONE = "erased";

  private final Connection connection;
  private final SpaceName space;
  private final Ledger ledger;

  Erasure(Transaction transaction, SpaceName space, Instant at) {
    this.connection = transaction.connection();
    this.space = space;
    this.ledger = new Ledger(transaction, space, at, Optional.empty());
  }

  void eraseExperiences(Set<ExperienceId> experiences, TermAnalyzer analyzer) throws SQLException {
    long countedUpTo = SpaceRows.countedUpTo(connection, space);
    List<String> counted = ExperienceRows.contents(connection, space, experiences, 0, countedUpTo);
    if (!counted.isEmpty()) {
      Map<String, Long> terms = TermRows.count(analyzer, counted);
      TermRows.subtract(connection, space, terms);
      SpaceRows.count(connection, space, -counted.size(), countedUpTo);
    }
    ExperienceRows.erase(connection, space, experiences);
    Ledger.eraseImagesCiting(connection, space, experiences);
  }

  void eraseMemories(Set<MemoryId> memories, String reason, Instant at) throws SQLException {
    Set<String> cues = new HashSet<>();
    for (Versioned found : MemoryRows.find(connection, space, memories)) {
      Memory memory = found.memory();
      cues.addAll(memory.salience().cues());
      if (memory.standing().state() != MemoryState.FORGOTTEN) {
        ledger.change(
            found, memory.erased(at, reason), ChangeKind.FORGOTTEN, Explanation.of(reason), null);
      }
    }
    PassageRows.remove(connection, space, memories);
    RatingRows.remove(connection, space, memories);
    ConsultationRows.remove(connection, space, memories);
    Ledger.eraseImages(connection, space, memories);
    eraseReasons(memories);
    cues.addAll(RecallRows.eraseCues(connection, space, memories));
    SleepRows.eraseProbesFor(connection, space, memories);
    SleepRows.eraseProbesAsking(connection, space, cues);
  }

  private void eraseReasons(Set<MemoryId> memories) throws SQLException {
    for (MemoryId memory : memories) {
      Sql.run(
          connection,
          "UPDATE change SET because = ?, terms = '[]'"
              + " WHERE space = ? AND memory = ? AND kind <> ?",
          GONE,
          space,
          memory,
          ChangeKind.FORGOTTEN);
      Sql.run(
          connection,
          "UPDATE sleep_decision SET because = ?, terms = '[]' WHERE space = ? AND memory = ?",
          GONE,
          space,
          memory);
    }
  }
}
