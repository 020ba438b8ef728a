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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the words out of tombstones whose grace is over, in every table that holds them: contents,
 * tags, passages, kept earlier contents, and the probes of reports, which quote tags.
 *
 * <p>Milder than {@link Erasure}, for nobody asked for it: what was decided and why is still told,
 * recalls keep their cues, and what was lived stays counted.
 */
final class Expiry {

  private final Connection connection;
  private final SpaceName space;
  private final Ledger ledger;
  private final Instant at;

  Expiry(Transaction transaction, SpaceName space, Instant at) {
    this.connection = transaction.connection();
    this.space = space;
    this.ledger = new Ledger(transaction, space, at, Optional.empty());
    this.at = at;
  }

  void expireExperiences(Set<ExperienceId> experiences, TermAnalyzer analyzer) throws SQLException {
    long countedUpTo = SpaceRows.countedUpTo(connection, space);
    List<String> counted = ExperienceRows.contents(connection, space, experiences, 0, countedUpTo);
    TermRows.expire(connection, space, TermRows.count(analyzer, counted));
    ExperienceRows.erase(connection, space, experiences);
    Ledger.eraseImagesCiting(connection, space, experiences);
  }

  void expireMemories(Set<MemoryId> memories, String reason) throws SQLException {
    for (Versioned found : MemoryRows.find(connection, space, memories)) {
      Memory memory = found.memory();
      if (memory.standing().state() != MemoryState.FORGOTTEN) {
        ledger.change(
            found, memory.erased(at, reason), ChangeKind.FORGOTTEN, Explanation.of(reason), null);
      }
    }
    PassageRows.remove(connection, space, memories);
    RatingRows.remove(connection, space, memories);
    ConsultationRows.remove(connection, space, memories);
    Ledger.eraseImages(connection, space, memories);
    SleepRows.eraseProbesFor(connection, space, memories);
  }
}
