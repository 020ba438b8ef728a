package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.ChangeKind;
import io.hippocampus.memory.Experience;
import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.memory.Words;
import io.hippocampus.port.ConflictException;
import io.hippocampus.port.MemoryStore.Settler;
import io.hippocampus.port.MemoryStore.StoredExperience;
import io.hippocampus.port.MemoryStore.Trace;
import io.hippocampus.port.MemoryStore.Versioned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes experiences and memories that come from another store. */
final class SettlingWriter {

  private static final Explanation WHY = Explanation.of("brought in from an archive");

  private final Transaction transaction;
  private final SpaceName space;
  private final Ledger ledger;

  SettlingWriter(Transaction transaction, SpaceName space, Instant at) {
    this.transaction = transaction;
    this.space = space;
    this.ledger = new Ledger(transaction, space, at, Optional.empty());
  }

  void write(List<Settler> settlers) throws SQLException {
    requireErasedNone(settlers);
    for (Settler settler : settlers) {
      write(settler);
    }
  }

  private void requireErasedNone(List<Settler> settlers) throws SQLException {
    Set<io.hippocampus.memory.ExperienceId> cited = new HashSet<>();
    settlers.stream()
        .filter(settler -> !settler.memory().content().isEmpty())
        .forEach(settler -> cited.addAll(settler.memory().sources()));
    if (!ExperienceRows.erased(transaction.connection(), space, cited).isEmpty()) {
      throw new ConflictException(
          "something that is to be brought into space " + space + " was erased here; look again");
    }
  }

  private void write(Settler settler) throws SQLException {
    Connection connection = transaction.connection();
    if (MemoryRows.exists(connection, space, settler.memory().id())) {
      throw new ConflictException(
          "memory " + settler.memory().id() + " is in space " + space + " already; look again");
    }
    SpaceRows.ensure(connection, space);
    Versioned made = ledger.make(settler.memory(), ChangeKind.IMPORTED, WHY);
    if (settler.recorded().isPresent()) {
      record(settler.recorded().get(), settler, made.recorded());
    }
    if (!settler.passages().isEmpty()) {
      PassageRows.replace(
          connection, space, transaction.model(), settler.memory().id(), settler.passages());
    }
  }

  private void record(StoredExperience recorded, Settler settler, long place) throws SQLException {
    Connection connection = transaction.connection();
    Experience experience = recorded.experience();
    if (!ExperienceRows.known(connection, space, List.of(experience.id())).isEmpty()) {
      throw new ConflictException("experience " + experience.id() + " was recorded in space "
          + space + " meanwhile; look again");
    }
    long next = ExperienceRows.inSession(connection, space, experience.session());
    Trace trace = new Trace(
        experience,
        recorded.tokens(),
        settler.memory().salience(),
        settler.memory().strength());
    ExperienceRows.insert(
        connection,
        space,
        trace,
        recorded.memory(),
        Math.max(next, settler.position()),
        recorded.recordedAt(),
        place);
    SpaceRows.live(connection, space, Words.count(experience.content()));
  }
}
